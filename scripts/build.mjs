// Builds the modules (dist/), the program (program/) and the page (dist/web). `--if-missing` builds only where nothing was built yet,
// so that `npm start` works after an install that ran no scripts.
import { chmodSync, existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { runNode } from './run-node.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const built = ['program/main.js', 'dist/web/index.html'].every((file) => existsSync(`${root}/${file}`))
if (process.argv.includes('--if-missing') && built) process.exit(0)

// The page is made of its own sources.
await Promise.all([
  inTurn(['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], ['scripts/bundle.mjs']),
  inTurn(['node_modules/vite/bin/vite.js', 'build', 'web', '--logLevel', 'warn']),
])
chmodSync(`${root}/program/main.js`, 0o755)

async function inTurn(...steps) {
  for (const step of steps) {
    const { status, output } = await runNode(step, { NODE_ENV: 'production' })
    process.stdout.write(output)
    if (status !== 0) process.exit(status)
  }
}
