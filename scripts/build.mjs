// Builds the program (dist/) and the page (dist/web). `--if-missing` builds only where nothing was built yet,
// so that `npm start` works after an install that ran no scripts.
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const built = ['dist/main.js', 'dist/web/index.html'].every((file) => existsSync(`${root}/${file}`))
if (process.argv.includes('--if-missing') && built) process.exit(0)

for (const [tool, ...args] of [
  ['typescript/bin/tsc', '-p', 'tsconfig.build.json'],
  ['vite/bin/vite.js', 'build', 'web', '--logLevel', 'warn'],
]) {
  const { status } = spawnSync(process.execPath, [`node_modules/${tool}`, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'production' },
  })
  if (status !== 0) process.exit(status ?? 1)
}
chmodSync(`${root}/dist/main.js`, 0o755)
