import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** A source file of ours and the modules it imports. */
export interface Source {
  /** Path from the root of the repository, with `/`. */
  readonly path: string
  readonly text: string
  /** Specifiers of every import, export-from and dynamic import, types included. */
  readonly imports: readonly string[]
}

/** Every `.ts` and `.tsx` file below `folder`, sorted by path. */
export function sourcesBelow(folder: string): Source[] {
  const entries = readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
  return entries
    .filter(
      (entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.parentPath.includes('node_modules'),
    )
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort()
    .map((path) => {
      const text = readFileSync(join(ROOT, path), 'utf8')
      return { path, text, imports: importsOf(text) }
    })
}

function importsOf(text: string): string[] {
  const pattern = /\b(?:from|import)\s*\(?\s*'([^']+)'/g
  return [...text.matchAll(pattern)].map((match) => match[1] ?? '')
}

/** The path from the root that a relative specifier in `source` names. */
export function targetOf(source: Source, specifier: string): string {
  return relative(ROOT, resolve(ROOT, dirname(source.path), specifier)).replaceAll('\\', '/')
}
