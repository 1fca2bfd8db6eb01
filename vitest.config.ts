import { defineConfig } from 'vitest/config'

/** Nothing but functions: no server, no file, no clock. They share a process, which saves starting one for each file. */
const PURE = [
  'test/{mail,domain,config,lib}/**/*.test.ts',
  'test/imap/{grammar,format,search,threading}/**/*.test.ts',
]
const REST = 'test/**/*.test.ts'

export default defineConfig({
  test: {
    globalSetup: ['test/support/global-setup.ts'],
    reporters: ['default', './test/support/closing-line.ts'],
    pool: 'forks',
    // While one waits for a server, a browser or the disk, another works.
    maxWorkers: 2,
    projects: [
      { test: { name: 'pure', include: PURE, isolate: false, testTimeout: 30_000 } },
      {
        test: { name: 'rest', include: [REST], exclude: PURE, testTimeout: 30_000, hookTimeout: 30_000 },
      },
    ],
  },
})
