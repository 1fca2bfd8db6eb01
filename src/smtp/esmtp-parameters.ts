import type { EsmtpParameters } from '../domain/envelope.ts'

/** Says why a value cannot be; `undefined` when it can. */
type Check = (value: string | true) => string | undefined

export interface BadParameters {
  /** 501 for what is written wrong, 555 for what is not known here (RFC 5321 §4.1.1.11). */
  readonly code: 501 | 555
  readonly problem: string
}

/** Characters of xtext, and what `+XX` may stand for: nothing that could end a line (RFC 3461 §4). */
const XTEXT = /^(?:[\x21-\x2a\x2c-\x3c\x3e-\x7e]|\+[2-7][0-9A-F])+$/
const NOTIFY = /^(?:NEVER|(?:SUCCESS|FAILURE|DELAY)(?:,(?:SUCCESS|FAILURE|DELAY))*)$/i
/** addr-type ";" xtext, or with SMTPUTF8 `utf-8;` and UTF-8 text (RFC 6533 §3). */
const ORCPT = /^[A-Za-z0-9-]+;(?:[\x21-\x2a\x2c-\x3c\x3e-\x7e\u00a1-\u{10ffff}]|\+[2-7][0-9A-F])+$/u

/** Parameters of MAIL: RFC 1870, 6152, 3030, 6531, 3461 and 4954 §5. */
export const MAIL_PARAMETERS: Readonly<Record<string, Check>> = {
  SIZE: (value) =>
    /^[0-9]{1,20}$/.test(String(value)) && Number.isSafeInteger(Number(value))
      ? undefined
      : 'SIZE is a number of octets',
  BODY: fits(/^(?:7BIT|8BITMIME|BINARYMIME)$/i, 'BODY is 7BIT, 8BITMIME or BINARYMIME'),
  SMTPUTF8: (value) => (value === true ? undefined : 'SMTPUTF8 takes no value'),
  RET: fits(/^(?:FULL|HDRS)$/i, 'RET is FULL or HDRS'),
  ENVID: fits(XTEXT, 'ENVID is xtext of printable characters'),
  AUTH: fits(XTEXT, 'AUTH is xtext of printable characters'),
}

/** Parameters of RCPT: RFC 3461 §4. */
export const RCPT_PARAMETERS: Readonly<Record<string, Check>> = {
  NOTIFY: fits(NOTIFY, 'NOTIFY is NEVER, or SUCCESS, FAILURE and DELAY'),
  ORCPT: fits(ORCPT, 'ORCPT is a type, a semicolon and xtext of printable characters'),
}

/** Reads ` KEY=value KEY`, values as given. */
export function readParameters(
  text: string,
  known: Readonly<Record<string, Check>>,
): EsmtpParameters | BadParameters {
  const parameters: Record<string, string | true> = {}
  for (const word of text.split(' ')) {
    if (word === '') continue
    const equals = word.indexOf('=')
    const keyword = (equals < 0 ? word : word.slice(0, equals)).toUpperCase()
    const value = equals < 0 ? true : word.slice(equals + 1)
    if (!/^[A-Z0-9][A-Z0-9-]*$/.test(keyword)) return { code: 501, problem: 'a parameter is KEYWORD=value' }
    const check = Object.hasOwn(known, keyword) ? known[keyword] : undefined
    if (check === undefined) return { code: 555, problem: `parameter ${keyword} is not known here` }
    if (Object.hasOwn(parameters, keyword)) return { code: 501, problem: `${keyword} is given twice` }
    const problem = check(value)
    if (problem !== undefined) return { code: 501, problem }
    parameters[keyword] = value
  }
  return parameters
}

export function areBad(result: EsmtpParameters | BadParameters): result is BadParameters {
  return typeof result.problem === 'string'
}

function fits(pattern: RegExp, problem: string): Check {
  return (value) => (value !== true && pattern.test(value) ? undefined : problem)
}
