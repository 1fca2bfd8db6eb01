import type { Cursor } from './cursor.ts'
import { type GrammarCode, GrammarError } from './grammar-error.ts'
import { GRAMMAR_LIMITS } from './limits.ts'
import { CLOSE, OPEN, SPACE } from './octets.ts'

/** How many elements a list may have. */
interface Bounds {
  /** Whether `()` is one. */
  readonly empty?: boolean
  readonly most?: number
  /** What to answer to more. */
  readonly excess?: GrammarCode
}

/** Elements in parentheses with one space between them. */
export function readList<Element>(
  cursor: Cursor,
  read: (cursor: Cursor) => Element,
  { empty = false, ...bounds }: Bounds = {},
): Element[] {
  cursor.expect(OPEN)
  if (empty && cursor.takes(CLOSE)) return []
  const elements = readSpaced(cursor, read, bounds)
  cursor.expect(CLOSE)
  return elements
}

/** One element or more with one space between them. */
export function readSpaced<Element>(
  cursor: Cursor,
  read: (cursor: Cursor) => Element,
  { most = GRAMMAR_LIMITS.items, excess = 'LIMIT' }: Omit<Bounds, 'empty'> = {},
): Element[] {
  const elements = [read(cursor)]
  while (cursor.takes(SPACE)) {
    if (elements.length >= most) throw new GrammarError(`A list has more than ${most} elements`, excess)
    elements.push(read(cursor))
  }
  return elements
}

/** Options in parentheses, each given once, as one object. */
export function readOptions<Options extends object>(
  cursor: Cursor,
  read: (cursor: Cursor) => Options,
): Partial<Options> {
  const options: Partial<Options> = {}
  for (const option of readList(cursor, read)) {
    if (Object.keys(option).some((name) => Object.hasOwn(options, name)))
      throw new GrammarError('An option is given twice')
    Object.assign(options, option)
  }
  return options
}
