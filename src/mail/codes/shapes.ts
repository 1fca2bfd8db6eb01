import { wordPattern } from '../word-pattern.ts'

/**
 * What a code looks like. `digits`: also in groups. `mixed`: letters and digits, upper case. `letters`: of two groups, or
 * of one, upper case. `lower`: letters and digits, lower case.
 */
export type Shape = 'digits' | 'mixed' | 'letters' | 'lower'

/** A stretch of a line that may be a code. */
export interface Candidate {
  readonly start: number
  readonly end: number
  readonly value: string
  readonly shape: Shape
  /** Whether it reads as a year or as a day. */
  readonly dated: boolean
}

const LETTER = '\\p{sc=Latin}\\p{sc=Cyrillic}\\p{sc=Greek}'
/** What a code does not follow: letters, other digits, signs of money, of numbers, of addresses. */
const BEFORE = `(?<![${LETTER}\\d_#@%&=+$€£¥₩₹₽/\\\\-])(?<!\\d[.,:/ ])`
const AFTER = `(?![${LETTER}\\d_%‰°€$£¥₩₹₽@&=/\\\\#-])(?![.,:/]\\d)(?! \\d)`
const SHAPES = wordPattern(
  [
    '\\d(?: \\d){3,7}',
    '(?:\\d\\d[ -]){2,3}\\d\\d|\\d{3}[ -]\\d{3}|\\d{4}[ -]\\d{4}|\\d{2}-\\d{4}',
    '\\d{4,8}',
    '[A-Z]{1,3}-\\d{4,8}|[A-Z\\d]{3,5}(?:-[A-Z\\d]{3,5}){1,3}',
    '[A-Z\\d]{4,10}',
    '[a-z\\d]{5,10}',
  ].map((shape) => `${BEFORE}(?:${shape})${AFTER}`),
  'gu',
)
const YEAR = /^(?:19|20)\d\d$/
const DAY = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/
/** What counts up is a scale: `1 2 3 4 5`. */
const SCALE = '0 1 2 3 4 5 6 7 8 9 10'

/** The stretches of a line that look like a code, in order. @param plain as `Line.plain` */
export function* candidatesIn(plain: string): Generator<Candidate> {
  for (const match of plain.matchAll(SHAPES)) {
    const [text] = match
    const shape = shapeOf(text)
    if (shape === undefined || (text.includes(' ') && SCALE.includes(text))) continue
    const value = shape === 'digits' ? text.replace(/[ -]/g, '') : text
    const dated = YEAR.test(text) || DAY.test(text)
    yield { start: match.index, end: match.index + text.length, value, shape, dated }
  }
}

function shapeOf(text: string): Shape | undefined {
  if (/^[\d -]+$/.test(text)) return 'digits'
  if (/^[A-Z-]+$/.test(text)) return 'letters'
  if (/[a-z]/.test(text))
    return /\d/.test(text) && !/^\d+(?:st|nd|rd|th|px|ms|min|kg|km|mb|gb|kb)$/.test(text)
      ? 'lower'
      : undefined
  return 'mixed'
}
