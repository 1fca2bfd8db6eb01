// Builds the modules (dist/), the program (program/) and the page (dist/web). `--if-missing` builds only where nothing was built yet,
// so that `npm start` works after an install that ran no scripts.
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const built = ['program/main.js', 'dist/web/index.html'].every((file) => existsSync(`${root}/${file}`))
if (process.argv.includes('--if-missing') && built) process.exit(0)

for (const [tool, ...args] of [
  ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'],
  ['scripts/types.mjs'],
  ['scripts/bundle.mjs'],
  ['node_modules/vite/bin/vite.js', 'build', 'web', '--logLevel', 'warn'],
]) {
  const { status } = spawnSync(process.execPath, [tool, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'production' },
  })
  if (status !== 0) process.exit(status ?? 1)
}
chmodSync(`${root}/program/main.js`, 0o755)
