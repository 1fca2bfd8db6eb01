import { readdirSync, readFileSync } from 'node:fs'
import { LINK_KINDS, type LinkKind } from '../../src/mail/links/link.ts'
import { writeLetter } from './assert-letter.ts'

/** A message of the corpus, and what is to be found in it. */
export interface Specimen {
  readonly name: string
  /** Not looked at while the rules were made. */
  readonly heldOut: boolean
  readonly raw: Buffer
  readonly codes: readonly { readonly value: string; readonly written: string }[]
  readonly links: readonly { readonly url: string; readonly kind: LinkKind }[]
}

/**
 * The messages of the corpus. Each begins with `@ name`; then come header fields, `~` with charset, encoding
 * and form, `=` with what is to be found, and the parts `# text`, `# html`.
 *
 * @param folder test/fixtures/assert
 */
export function readCorpus(folder: string): Specimen[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .flatMap((file) =>
      readFileSync(`${folder}/${file}`, 'utf8')
        .split(/^@ /m)
        .slice(1)
        .map((source) => specimenOf(source, file.startsWith('held-out'))),
    )
}

function specimenOf(source: string, heldOut: boolean): Specimen {
  const [head = '', ...parts] = source.split(/^# (?=text|html)/m)
  const [name = '', ...lines] = head.trimEnd().split('\n')
  const expected = lines.filter((line) => line.startsWith('= ')).map((line) => line.slice(2))
  const raw = writeLetter({
    name,
    fields: lines.filter((line) => !/^[=~] /.test(line)),
    options: new Set(
      lines.filter((line) => line.startsWith('~ ')).flatMap((line) => line.slice(2).split(' ')),
    ),
    parts: parts.map((part) => {
      const [title = '', ...body] = part.split('\n')
      const [type, layout] = title.split(' ')
      return { type: type === 'html' ? 'html' : 'text', framed: layout === 'layout', body: body.join('\n') }
    }),
  })
  return { name, heldOut, raw, codes: codesOf(expected), links: linksOf(expected) }
}

function codesOf(expected: readonly string[]): Specimen['codes'] {
  return expected
    .filter((line) => line.startsWith('code '))
    .map((line) => {
      const [written = '', value = written] = line.slice(5).split(' = ')
      return { value, written }
    })
}

function linksOf(expected: readonly string[]): Specimen['links'] {
  return expected
    .filter((line) => !line.startsWith('code '))
    .map((line) => {
      const [named, ...url] = line.split(' ')
      const kind = named === 'mailto:' ? 'other' : LINK_KINDS.find((each) => each === named)
      if (kind === undefined) throw new Error(`the corpus has no kind "${named}"`)
      return { url: url.join(' '), kind }
    })
}
