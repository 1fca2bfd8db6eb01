/** Reads the argument of a command; `undefined` when it is not as the command's usage says. */
export type Parse<Argument> = (text: string | undefined) => Argument | undefined

const NUMBER = /^[1-9]\d*$/
const PAIR = /^([1-9]\d*) +(\d+)$/

/** No argument. Blanks behind the verb are none. */
export const nothing: Parse<null> = (text) => (text === undefined || text.trim() === '' ? null : undefined)

/** All that follows the verb and one space, blanks too (RFC 1939 §7, PASS). */
export const anything: Parse<string> = (text) => text

/** A message-number (RFC 1939 §3): decimal, from 1, without leading zeros. */
export const messageNumber: Parse<number> = (text) => {
  const digits = text?.trim() ?? ''
  return NUMBER.test(digits) ? Number(digits) : undefined
}

/** A message-number, or nothing: `null`. */
export const optionalNumber: Parse<number | null> = (text) =>
  text === undefined || text.trim() === '' ? null : messageNumber(text)

/** A message-number and how many lines, from 0 (RFC 1939 §7, TOP). */
export const numberAndLines: Parse<{ readonly number: number; readonly lines: number }> = (text) => {
  const [, number, lines] = PAIR.exec(text?.trim() ?? '') ?? []
  return number === undefined ? undefined : { number: Number(number), lines: Number(lines) }
}

/** A name and a digest, the last word (RFC 1939 §7, APOP). A name may hold spaces. */
export const nameAndDigest: Parse<{ readonly name: string; readonly digest: string }> = (text) => {
  const [, name, digest] = /^(.+) ([0-9a-f]{32}) *$/i.exec(text ?? '') ?? []
  return name === undefined || digest === undefined ? undefined : { name, digest }
}

/** One word and perhaps another. */
export const words: Parse<readonly string[]> = (text) =>
  (text ?? '').split(/ +/).filter((word) => word !== '')

/** A command line taken apart at its first space; the verb in upper case. */
export function readLine(line: string): { readonly verb: string; readonly argument: string | undefined } {
  const space = line.indexOf(' ')
  if (space < 0) return { verb: line.toUpperCase(), argument: undefined }
  return { verb: line.slice(0, space).toUpperCase(), argument: line.slice(space + 1) }
}
