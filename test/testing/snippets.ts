import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../support/sources.ts'

/** A file that a page of the documentation shows: its first line says how it is called. */
export interface Snippet {
  readonly file: string
  readonly text: string
}

/** Every block of a page that begins with `// FILE`. */
export function snippetsOf(page: string): readonly Snippet[] {
  const text = readFileSync(join(ROOT, page), 'utf8')
  return [...text.matchAll(/```[jt]s\n(\/\/ (\S+)\n[\s\S]*?)```/g)].map(([, block = '', file = '']) => ({
    file,
    text: block,
  }))
}
