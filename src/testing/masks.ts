/** One kind of text that differs from run to run. */
interface Mask {
  readonly name: string
  readonly pattern: RegExp
}

const MONTH =
  '(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)'
const DAY = '(?:Mon|Tue(?:s)?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?'
const CLOCK = String.raw`\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?`
const ZONE = String.raw`(?:Z|[+-]\d{2}:?\d{2}|GMT|UTC)`

/** Written dates, the longer ones first: with day and zone, ISO 8601, with the month's name, with strokes or dots, Japanese. */
const DATE = [
  String.raw`(?:${DAY},? )?\d{1,2} ${MONTH} \d{4}(?: ${CLOCK}(?: ?${ZONE})?)?`,
  String.raw`\d{4}-\d{2}-\d{2}(?:[T ]${CLOCK} ?${ZONE}?)?`,
  String.raw`(?:${DAY},? )?${MONTH} \d{1,2}(?:st|nd|rd|th)?,? \d{4}(?:,? ${CLOCK}(?: ?[AP]M| GMT[+-]\d{4}(?: \([\w ]+\))?)?)?`,
  String.raw`\d{1,4}[/.]\d{1,2}[/.]\d{2,4}(?:,? ${CLOCK}(?: ?[AP]M)?)?`,
  String.raw`\d{4}年\d{1,2}月\d{1,2}日`,
].join('|')

const MASKS: readonly Mask[] = [
  // One with a digit: a snapshot is to tell when <support@…> becomes <billing@…>.
  { name: 'id', pattern: /<(?=[^\s<>@]*\d)[^\s<>@]{6,}@[^\s<>@]+>/g },
  { name: 'uuid', pattern: /\b[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\b/gi },
  // A JSON web token: three runs of base64url.
  { name: 'token', pattern: /\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]*/g },
  { name: 'date', pattern: new RegExp(String.raw`(?<![\w/.-])(?:${DATE})(?![\w/]|\.\d)`, 'g') },
  // In the name of a file: bill-2026-01-31.pdf.
  { name: 'date', pattern: /(?<=[a-z][-_])(?:19|20)\d{2}-[01]\d-[0-3]\d(?![\w-])/gi },
  // With seconds it is that of a run: 9:11:13 PM. An hour without them may be when a shop opens.
  { name: 'time', pattern: /(?<![\w:.-])\d{1,2}:\d{2}:\d{2}(?:\.\d+)?(?: ?[AP]M)?(?![\w:])/gi },
  // Seconds or milliseconds since 1970, from 2017 to 2033.
  { name: 'time', pattern: /(?<![\w.-])1[5-9]\d{8}(?:\d{3})?(?![\w-]|\.\d)/g },
  // However short it is, the name says what it is.
  { name: 'token', pattern: /(?<=[?&;](?:\w*token|code|key|sig|signature|hash|otp)=)[^\s&#"'<>]+/gi },
  { name: 'port', pattern: /(?<=\b(?:localhost|127\.0\.0\.1|\[::1\]):)\d{2,5}\b/g },
]
/** What may be a token: a run without spaces, long enough not to be guessed. */
const RUN = /(?<![\w-])[A-Za-z0-9_-]{16,}(?:={1,2})?(?![\w])/g

/** Puts `<date 1>`, `<token 2>` and the like for what differs from run to run: the same text gets the same number. */
export class Masks {
  readonly #numbers = new Map<string, string>()
  readonly #counts = new Map<string, number>()

  /** The name that this text has from now on. */
  of(kind: string, text: string): string {
    const key = `${kind} ${text}`
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    const number = (this.#counts.get(kind) ?? 0) + 1
    this.#counts.set(kind, number)
    const name = `<${kind} ${number}>`
    this.#numbers.set(key, name)
    return name
  }

  /** The text with all of it masked. */
  mask(text: string): string {
    const known = MASKS.reduce(
      (masked, { name, pattern }) => masked.replace(pattern, (found) => this.of(name, found)),
      text,
    )
    return known.replace(RUN, (run) => (isRandom(run) ? this.of('token', run) : run))
  }
}

/** Whether people would not write it so: hexadecimal, or letters and digits that change often. `order-confirmation` is none. */
function isRandom(run: string): boolean {
  if (/^[\da-f]+$/i.test(run)) return /\d/.test(run)
  const changes = [...run.matchAll(/[a-z](?=[\dA-Z])|\d(?=[A-Za-z])|[A-Z](?=\d)/g)].length
  return /\d/.test(run) ? changes >= 3 : changes >= 4
}
