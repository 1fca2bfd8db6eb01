import type { LinkKind, MailCode, MailFields, MailLink } from './mail-fields.ts'
import { requireNames } from './names.ts'
import { fits, type Pattern, shownPattern } from './pattern.ts'

/** Which link of a mail is meant; all that is given must fit. */
export interface LinkChoice {
  /** What the link shows. */
  readonly text?: Pattern
  readonly url?: Pattern
  readonly kind?: LinkKind
}

/** Not exactly one fitted; the message lists the candidates. */
export class NotOne extends Error {
  /** All that the mail has, as lines for people. */
  readonly candidates: readonly string[]

  constructor(message: string, candidates: readonly string[]) {
    super(message)
    this.name = 'NotOne'
    this.candidates = candidates
  }
}

const CHOICE = ['text', 'url', 'kind']

/** The links that fit. @throws TypeError when they are chosen by something else */
export function linksThatFit({ links }: Pick<MailFields, 'links'>, choice: LinkChoice): readonly MailLink[] {
  requireNames(choice, CHOICE, 'criterion of links')
  return links.filter(
    ({ texts, url, kind }) =>
      (choice.text === undefined || texts.some((text) => fits(choice.text as Pattern, text))) &&
      (choice.url === undefined || fits(choice.url, url)) &&
      (choice.kind === undefined || choice.kind === kind),
  )
}

/** @throws NotOne unless exactly one address fits */
export function onlyLink(mail: MailFields, choice: LinkChoice): MailLink {
  const found = linksThatFit(mail, choice)
  const [link] = found
  if (link !== undefined && found.length === 1) return link
  const candidates = mail.links.map(shownLink)
  throw new NotOne(
    notOne(mail, { what: `link${shownChoice(choice)}`, found: found.length, all: candidates }),
    candidates,
  )
}

/** @throws NotOne unless there is exactly one code */
export function onlyCode(mail: MailFields): MailCode {
  const [code] = mail.codes
  if (code !== undefined && mail.codes.length === 1) return code
  const candidates = mail.codes.map(shownCode)
  throw new NotOne(notOne(mail, { what: 'code', found: mail.codes.length, all: candidates }), candidates)
}

/** As a line of a message: `"Reset" → https://… (reset)`. */
export function shownLink({ text, url, kind }: MailLink): string {
  return `${JSON.stringify(text)} → ${url}${kind === 'other' ? '' : ` (${kind})`}`
}

/** As a line of a message: `123456`, and as it is written where that differs. */
export function shownCode({ value, written }: MailCode): string {
  return value === written ? value : `${value} (written ${JSON.stringify(written)})`
}

/** ` with text "Reset"`; empty for any link. */
export function shownChoice({ text, url, kind }: LinkChoice): string {
  const parts = [
    ...(text === undefined ? [] : [`text ${shownPattern(text)}`]),
    ...(url === undefined ? [] : [`address ${shownPattern(url)}`]),
    ...(kind === undefined ? [] : [`kind ${kind}`]),
  ]
  return parts.length === 0 ? '' : ` with ${parts.join(' and ')}`
}

function notOne(
  mail: MailFields,
  { what, found, all }: { readonly what: string; readonly found: number; readonly all: readonly string[] },
): string {
  const told = found === 0 ? `has no ${what}.` : `has ${found} times a ${what}, and one was wanted.`
  const rest =
    all.length === 0 ? [] : [`It has${found === 0 ? '' : ' in all'}:`, ...all.map((line) => `  ${line}`)]
  return [`The mail ${JSON.stringify(mail.subject)} ${told}`, ...rest, `Look at it: ${mail.url}`].join('\n')
}
