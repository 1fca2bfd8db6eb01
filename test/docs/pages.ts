import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../support/sources.ts'

/** A block of code in a page of docs/ci. */
export interface Block {
  readonly page: string
  readonly language: string
  /** The file that it is, as the comment of its first line says. */
  readonly file: string | undefined
  /** `run`: run as it stands, in a folder with the files of its page; `line`: passes or fails alone, in its language. */
  readonly use: 'run' | 'line' | undefined
  /** The program without which it cannot run. */
  readonly needs: string | undefined
  readonly text: string
}

const FOLDER = join(ROOT, 'docs/ci')

export const PAGES = readdirSync(FOLDER).filter((name) => name.endsWith('.md'))

export function textOf(page: string): string {
  return readFileSync(join(FOLDER, page), 'utf8')
}

export const BLOCKS: readonly Block[] = PAGES.flatMap(blocksOf)

function blocksOf(page: string): readonly Block[] {
  return [...textOf(page).matchAll(/^```(\w+)(.*)\n([\s\S]*?)^```$/gm)].map(
    ([, language = '', words = '', text = '']) => ({
      page,
      language,
      text,
      file: /^(?:<\?php )?(?:#|\/\/) (\S+\.\w+)\n/.exec(text)?.[1],
      use: (['run', 'line'] as const).find((use) => words.split(' ').includes(use)),
      needs: /needs=(\S+)/.exec(words)?.[1],
    }),
  )
}
