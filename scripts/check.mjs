// `npm run check`: everything that can be said of the code without running it. All steps run, two at a time where one need not
// wait for another, then it fails if one did.
import { runNode } from './run-node.mjs'

const lanes = [
  [
    ['types', 'typescript/bin/tsc', '-p', 'tsconfig.json'],
    ['types of the page', 'typescript/bin/tsc', '-p', 'web/tsconfig.json'],
  ],
  [
    ['format and lint', '@biomejs/biome/bin/biome', 'check', '--error-on-warnings'],
    ['build', 'typescript/bin/tsc', '-p', 'tsconfig.build.json'],
    ['docs fresh', '../scripts/docs.mjs', '--check'],
    ['unused files, exports and packages', 'knip/bin/knip.js'],
  ],
]

const failed = (await Promise.all(lanes.map(inTurn))).flat()
if (failed.length > 0) {
  console.error(`\ncheck failed: ${failed.join(', ')}`)
  process.exit(1)
}
console.log('\ncheck passed')

/** @returns the names of those that failed */
async function inTurn(steps) {
  const failures = []
  for (const [name, tool, ...args] of steps) {
    const { status, output } = await runNode([`node_modules/${tool}`, ...args])
    console.log(`\n— ${name}\n${output}`.trimEnd())
    if (status !== 0) failures.push(name)
  }
  return failures
}
