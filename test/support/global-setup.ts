import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/**
 * Compiles src/ to dist/ and bundles that to program/ before any test. Tests import the TypeScript sources, but worker
 * threads (see src/lib/worker-url.ts) and the command line are those of program/, as users run them.
 */
export default function compile(): void {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const tsc = `${root}/node_modules/typescript/bin/tsc`
  // Type errors do not stop the emit: `npm run check` is where they are reported.
  spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'ignore' })
  const { status } = spawnSync(process.execPath, ['scripts/bundle.mjs'], { cwd: root, stdio: 'inherit' })
  if (status !== 0) throw new Error('the program cannot be bundled')
}
