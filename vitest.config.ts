import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    setupFiles: ['test/support/each-file.ts'],
    reporters: ['default', './test/support/closing-line.ts'],
    pool: 'forks',
    // To start a process for each file, and to read all modules in it again, takes longer than most files' tests.
    isolate: false,
    // While one waits for a server, a browser or the disk, another works.
    maxWorkers: 2,
    // For a busy machine: nothing is asserted on time.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
