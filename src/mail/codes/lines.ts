/** A line that says something. Both texts have the same length. */
export interface Line {
  /** As it stands there, without what is not seen. */
  readonly written: string
  /** Digits, Latin letters and spaces in ASCII; web and mail addresses blotted out. */
  readonly plain: string
}

/** What has no width, and what only turns the direction of writing. */
const UNSEEN = /\u034f|[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\0]|\ufe0f/g
/** Full-width punctuation stays, for it ends a phrase; but not within a number: `１２，８００`. */
const WIDE =
  /(?<=[\uff10-\uff19])[\uff0c\uff0e\uff0f\uff1a](?=[\uff10-\uff19])|[\uff05\uff0d\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u3000\u00a0\u2000-\u200a\u202f\u205f\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u2010-\u2013\u2212]/g
/** First of the ten digits of a script. */
const DIGITS = [0x660, 0x6f0, 0x966]
/** Each way begins where a word does, so that a long run of letters is tried once. */
const ADDRESS =
  /(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{1,30}:\/\/[^\s<>"]*|\bwww\.[^\s<>"]+|(?<![a-z0-9._%+*-])[a-z0-9._%+*-]{1,64}@[a-z0-9.-]{2,255}/gi
const BLOT = '\ufffc'
/** How many characters, each in an element of its own, are put together. */
const LEAST_CELLS = 4
const MOST_CELLS = 8

/** The lines of `text` that are not empty; characters that have a line each, as cells of a table do, are put on one. */
export function linesOf(text: string): readonly Line[] {
  const lines: string[] = []
  let cells: string[] = []
  const endCells = () => {
    if (cells.length >= LEAST_CELLS && cells.length <= MOST_CELLS) lines.push(cells.join(' '))
    else for (const cell of cells) lines.push(cell)
    cells = []
  }
  for (const whole of text.replace(UNSEEN, '').split(/\r\n|[\r\n\u2028\u2029]/)) {
    const line = whole.trim()
    if (line.length === 1) cells.push(line)
    else if (line !== '') {
      endCells()
      lines.push(line)
    }
  }
  endCells()
  return lines.map(lineOf)
}

/** One text as a line. */
export function lineOf(text: string): Line {
  const written = text.replace(UNSEEN, '')
  const plain = written.replace(WIDE, ascii).replace(ADDRESS, (address) => BLOT.repeat(address.length))
  return { written, plain }
}

function ascii(character: string): string {
  const code = character.charCodeAt(0)
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0)
  const first = DIGITS.find((zero) => code >= zero && code <= zero + 9)
  if (first !== undefined) return String(code - first)
  return (code >= 0x2010 && code <= 0x2013) || code === 0x2212 ? '-' : ' '
}
