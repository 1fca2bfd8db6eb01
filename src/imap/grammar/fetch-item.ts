import type { Cursor } from './cursor.ts'
import { readList } from './lists.ts'
import { OPEN, OPEN_BRACKET } from './octets.ts'
import { type OctetRange, readPartial, readSection, type Section } from './section.ts'

/** Data items that are nothing but a name. */
const PLAIN = [
  'BODY',
  'BODYSTRUCTURE',
  'EMAILID',
  'ENVELOPE',
  'FLAGS',
  'INTERNALDATE',
  'MODSEQ',
  'RFC822',
  'RFC822.HEADER',
  'RFC822.SIZE',
  'RFC822.TEXT',
  'SAVEDATE',
  'THREADID',
  'UID',
] as const

export type PlainItem = (typeof PLAIN)[number]

/** fetch-att: a data item of FETCH. */
export type FetchItem =
  /** `BODY` is the structure without extension data; `RFC822` and `RFC822.TEXT` set `\Seen`. */
  | { readonly item: PlainItem }
  | {
      readonly item: 'BODY[]'
      readonly section: Section
      readonly partial?: OctetRange
      readonly peek: boolean
    }
  /** RFC 3516 §4.2 has the number of a part only; a section of another kind has no transfer encoding, and is as it stands. */
  | {
      readonly item: 'BINARY'
      readonly section: Section
      readonly partial?: OctetRange
      readonly peek: boolean
    }
  | { readonly item: 'BINARY.SIZE'; readonly section: Section }
  /** RFC 8970 §3.1 */
  | { readonly item: 'PREVIEW'; readonly lazy: boolean }

const PLAIN_ITEMS: ReadonlyMap<string, FetchItem> = new Map(PLAIN.map((item) => [item, { item }]))

const FAST: readonly PlainItem[] = ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE']

/** What each macro stands for (RFC 9051 §6.4.5). */
export const MACROS: ReadonlyMap<string, readonly FetchItem[]> = new Map(
  Object.entries({
    FAST,
    ALL: [...FAST, 'ENVELOPE'],
    FULL: [...FAST, 'ENVELOPE', 'BODY'],
  } satisfies Record<string, readonly PlainItem[]>).map(([name, items]) => [
    name,
    items.map((item) => ({ item })),
  ]),
)

/** One data item, or the items of a macro, or a list of items. */
export function readFetchItems(cursor: Cursor): readonly FetchItem[] {
  if (cursor.peek() === OPEN) return readList(cursor, readFetchItem)
  const name = cursor.word()
  return MACROS.get(name) ?? [itemNamed(name, cursor)]
}

/** fetch-att */
export function readFetchItem(cursor: Cursor): FetchItem {
  return itemNamed(cursor.word(), cursor)
}

function itemNamed(name: string, cursor: Cursor): FetchItem {
  if (cursor.peek() === OPEN_BRACKET) return sectionItem(name, cursor)
  if (name === 'PREVIEW') return { item: 'PREVIEW', lazy: readLazy(cursor) }
  return PLAIN_ITEMS.get(name) ?? cursor.fail('a data item')
}

function sectionItem(name: string, cursor: Cursor): FetchItem {
  switch (name) {
    case 'BODY':
    case 'BODY.PEEK': {
      const section = readSection(cursor)
      return { item: 'BODY[]', section, ...partialOf(cursor, { open: false }), peek: name === 'BODY.PEEK' }
    }
    case 'BINARY':
    case 'BINARY.PEEK': {
      const section = readSection(cursor)
      return { item: 'BINARY', section, ...partialOf(cursor, { open: true }), peek: name === 'BINARY.PEEK' }
    }
    case 'BINARY.SIZE':
      return { item: 'BINARY.SIZE', section: readSection(cursor) }
    default:
      return cursor.fail('a data item')
  }
}

function partialOf(cursor: Cursor, options: { readonly open: boolean }): { readonly partial?: OctetRange } {
  const partial = readPartial(cursor, options)
  return partial === undefined ? {} : { partial }
}

/** The modifiers of PREVIEW. Other parentheses behind it are those of FETCH. */
function readLazy(cursor: Cursor): boolean {
  if (!cursor.atWord(' (LAZY')) return false
  cursor.space()
  readList(cursor, (at) => at.takesWord('LAZY') || at.fail('LAZY'))
  return true
}
