import { htmlToText } from '../mail/html-text.ts'
import type { MailAddress, MailFields } from './mail-fields.ts'
import { requireNames } from './names.ts'
import { fits, type Pattern, requirePattern, shownPattern } from './pattern.ts'

/** What a mail may be asked to have. */
export type Feature = 'link' | 'code' | 'attachment' | 'html' | 'text'

/**
 * What is wanted of a mail: all that is given must fit. Texts are found anywhere, whatever their case; regular
 * expressions are those of JavaScript, for they are matched in the test and not by the server.
 */
export interface Criteria {
  /** In a From address or name. */
  readonly from?: Pattern
  /** In a To address or name. */
  readonly to?: Pattern
  /** In a recipient of the envelope, those of Bcc too. */
  readonly deliveredTo?: Pattern
  readonly subject?: Pattern
  /** In the plain text, or in the text of the HTML. */
  readonly body?: Pattern
  /** Fields by name, whatever its case; `true`: it is there. */
  readonly header?: Readonly<Record<string, Pattern | true>>
  readonly has?: Feature | readonly Feature[]
  /** Texts must be the whole value, not a part of it; of an address the domain's case does not matter. */
  readonly exact?: boolean
}

const TEXTS = ['from', 'to', 'deliveredTo', 'subject', 'body'] as const
const NAMES = [...TEXTS, 'header', 'has', 'exact']
const FEATURES: Readonly<Record<Feature, (mail: MailFields) => boolean>> = {
  link: ({ links }) => links.length > 0,
  code: ({ codes }) => codes.length > 0,
  attachment: ({ attachments }) => attachments.length > 0,
  html: ({ html }) => html !== null,
  text: ({ text }) => text !== null,
}
const SHOWN = 120
const LONGEST_TEXT = 1_000_000

/** @throws TypeError for a name that is none, for what is no pattern, or an empty text, which would fit anything */
export function requireCriteria(criteria: Criteria): void {
  requireNames(criteria, NAMES, 'criterion')
  for (const name of TEXTS) if (criteria[name] !== undefined) requireWanted(name, criteria[name])
  for (const [name, wanted] of Object.entries(criteria.header ?? {}))
    if (wanted !== true) requireWanted(`header ${name}`, wanted)
  const strange = featuresOf(criteria).find((feature) => !(feature in FEATURES))
  if (strange !== undefined)
    throw new TypeError(`has: "${strange}" is none of ${Object.keys(FEATURES).join(', ')}.`)
}

function requireWanted(name: string, wanted: unknown): void {
  requirePattern(wanted, `The criterion ${name}`)
  if (wanted === '') throw new TypeError(`The criterion ${name} is empty: leave it out to take any.`)
}

/** Why the mail does not fit, a sentence for each criterion that it fails; empty when it fits. */
export function whyNot(mail: MailFields, criteria: Criteria): readonly string[] {
  const { exact = false } = criteria
  const address = (field: 'from' | 'to') => {
    const pattern = criteria[field]
    if (pattern === undefined || mail[field].some((one) => addressFits(pattern, one, exact))) return []
    return [`${field} is ${shownAddresses(mail[field])}`]
  }
  return [
    ...address('from'),
    ...address('to'),
    ...recipientReasons(mail, criteria),
    ...subjectReasons(mail, criteria),
    ...bodyReasons(mail, criteria),
    ...Object.entries(criteria.header ?? {}).flatMap(([name, wanted]) =>
      headerReasons(mail, { name, wanted, exact }),
    ),
    ...featuresOf(criteria).flatMap((what) => (FEATURES[what](mail) ? [] : [`it has no ${what}`])),
  ]
}

/** The criteria in a line: `subject /reset/i, has link`; `any mail` for none. */
export function shownCriteria(criteria: Criteria): string {
  const { header = {}, has: _, exact, ...texts } = criteria
  const parts = [
    ...Object.entries(texts).flatMap(([name, pattern]) =>
      pattern === undefined ? [] : [`${name} ${shownPattern(pattern)}`],
    ),
    ...Object.entries(header).map(
      ([name, wanted]) => `header ${name}${wanted === true ? '' : `: ${shownPattern(wanted)}`}`,
    ),
    ...featuresOf(criteria).map((feature) => `has ${feature}`),
    ...(exact === true ? ['exact'] : []),
  ]
  return parts.length === 0 ? 'any mail' : parts.join(', ')
}

/** Whether the address or the name of a mailbox fits. */
export function addressFits(pattern: Pattern, { name, address }: MailAddress, exact = false): boolean {
  if (!exact || typeof pattern !== 'string') return fits(pattern, address) || fits(pattern, name)
  return name === pattern || lowerDomain(address) === lowerDomain(pattern)
}

/** `Ann <ann@x.test>, bob@x.test`, or `nobody`. */
export function shownAddresses(addresses: readonly MailAddress[]): string {
  if (addresses.length === 0) return 'nobody'
  return addresses.map(({ name, address }) => (name === '' ? address : `${name} <${address}>`)).join(', ')
}

/** The text a reader sees, of the plain part and of the HTML. */
export function textsOf({ text, html }: Pick<MailFields, 'text' | 'html'>): readonly string[] {
  return [...(text === null ? [] : [text]), ...(html === null ? [] : [htmlToText(html, LONGEST_TEXT)])]
}

/** The start of a text in quotation marks, in one line. */
export function excerpt(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return JSON.stringify(line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line)
}

function recipientReasons({ envelope }: MailFields, { deliveredTo, exact = false }: Criteria): string[] {
  if (deliveredTo === undefined) return []
  if (envelope.to.some((address) => addressFits(deliveredTo, { name: '', address }, exact))) return []
  return [`it was delivered to ${envelope.to.join(', ') || 'nobody'}`]
}

function subjectReasons({ subject }: MailFields, { subject: wanted, exact = false }: Criteria): string[] {
  return wanted === undefined || fits(wanted, subject, exact) ? [] : [`subject is ${JSON.stringify(subject)}`]
}

function bodyReasons(mail: MailFields, { body, exact = false }: Criteria): string[] {
  if (body === undefined) return []
  const texts = textsOf(mail)
  if (texts.some((text) => fits(body, exact ? text.trim() : text, exact))) return []
  return [texts.length === 0 ? 'it has no text' : `its text is ${excerpt(texts[0] ?? '')}`]
}

function headerReasons(
  mail: MailFields,
  {
    name,
    wanted,
    exact,
  }: { readonly name: string; readonly wanted: Pattern | true; readonly exact: boolean },
): string[] {
  const lower = name.toLowerCase()
  const values = mail.headers.filter((field) => field.name.toLowerCase() === lower).map(({ value }) => value)
  if (values.some((value) => wanted === true || fits(wanted, value, exact))) return []
  return [values.length === 0 ? `it has no ${name}` : `${name} is ${values.map(excerpt).join(', ')}`]
}

function featuresOf({ has = [] }: Criteria): readonly Feature[] {
  return typeof has === 'string' ? [has] : has
}

function lowerDomain(address: string): string {
  const at = address.lastIndexOf('@')
  return address.slice(0, at + 1) + address.slice(at + 1).toLowerCase()
}
