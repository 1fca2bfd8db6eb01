// Compiles the measurements (Node 20 runs no TypeScript) and runs them: `npm run bench -- --help`.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
for (const args of [
  ['node_modules/typescript/bin/tsc', '-p', 'bench'],
  ['node_modules/.cache/sandpost-bench/bench/measure.js', ...process.argv.slice(2)],
]) {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
