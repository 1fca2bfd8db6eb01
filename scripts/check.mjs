// `npm run check`: everything that can be said of the code without running it. All steps run, then it fails if one did.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const steps = [
  ['format and lint', '@biomejs/biome/bin/biome', 'check', '--error-on-warnings'],
  ['types', 'typescript/bin/tsc', '-p', 'tsconfig.json'],
  ['types of the page', 'typescript/bin/tsc', '-p', 'web/tsconfig.json'],
  ['build', 'typescript/bin/tsc', '-p', 'tsconfig.build.json'],
  ['docs fresh', '../scripts/docs.mjs', '--check'],
  ['unused files, exports and packages', 'knip/bin/knip.js'],
]

const failed = steps.filter(([name, tool, ...args]) => {
  console.log(`\n— ${name}`)
  return (
    spawnSync(process.execPath, [`node_modules/${tool}`, ...args], { cwd: root, stdio: 'inherit' }).status !==
    0
  )
})
if (failed.length > 0) {
  console.error(`\ncheck failed: ${failed.map(([name]) => name).join(', ')}`)
  process.exit(1)
}
console.log('\ncheck passed')
