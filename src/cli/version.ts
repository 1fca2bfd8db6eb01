import { readFileSync } from 'node:fs'

/** Of this package, as package.json has it. */
export const VERSION = versionOf(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))

function versionOf(manifest: string): string {
  const facts: unknown = JSON.parse(manifest)
  return typeof facts === 'object' && facts !== null && 'version' in facts ? String(facts.version) : ''
}
