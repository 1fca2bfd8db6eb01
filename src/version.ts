import { readFileSync } from 'node:fs'

/** The version of this package. */
export const VERSION = versionOf(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))

function versionOf(manifest: string): string {
  const { version }: { version?: unknown } = JSON.parse(manifest)
  return String(version)
}
