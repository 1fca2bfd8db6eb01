import type { Mail } from '../mail.ts'
import { requireNames } from '../names.ts'
import { type LinkChoice, linksThatFit, shownChoice, shownCode, shownLink } from '../only-one.ts'
import { fits, type Pattern, shownPattern } from '../pattern.ts'
import { givenOrNone, named, type Optional, requireMail } from './requirements.ts'
import { type Verdict, verdict } from './verdict.ts'

/** Which attachment is meant; all that is given must fit. */
export interface AttachmentChoice {
  readonly name?: Pattern
  /** Media type: `application/pdf`. */
  readonly type?: Pattern
  readonly cid?: Pattern
}

export const findingMatchers = {
  /** A text or pattern alone is one of the address. */
  toHaveLink(mail: Mail, ...rest: Optional<Pattern | LinkChoice>): Verdict {
    requireMail(mail, 'toHaveLink')
    const wanted = givenOrNone(rest, 'toHaveLink') ?? {}
    const choice = isChoice(wanted) ? wanted : { url: wanted }
    return verdict({
      pass: linksThatFit(mail, choice).length > 0,
      claim: `to have a link${shownChoice(choice)}`,
      expected: '',
      title: 'Links',
      received: mail.links.map(shownLink),
      url: mail.url,
      of: named(mail),
    })
  },

  toHaveCode(mail: Mail, ...rest: Optional<Pattern>): Verdict {
    requireMail(mail, 'toHaveCode')
    const wanted = givenOrNone(rest, 'toHaveCode')
    return verdict({
      pass: mail.codes.some(
        ({ value, written }) =>
          wanted === undefined || fits(wanted, value, true) || fits(wanted, written, true),
      ),
      claim: 'to have a code',
      expected: wanted === undefined ? '' : shownPattern(wanted),
      title: 'Codes',
      received: mail.codes.map(shownCode),
      url: mail.url,
      of: named(mail),
    })
  },

  /** A text or pattern alone is one of the file's name. */
  toHaveAttachment(mail: Mail, ...rest: Optional<Pattern | AttachmentChoice>): Verdict {
    requireMail(mail, 'toHaveAttachment')
    const wanted = givenOrNone(rest, 'toHaveAttachment') ?? {}
    const choice: AttachmentChoice = isChoice(wanted) ? wanted : { name: wanted }
    requireNames(choice, ['name', 'type', 'cid'], 'criterion of attachments')
    const { name, type, cid } = choice
    const shown = Object.entries({ name, type, cid }).flatMap(([what, pattern]) =>
      pattern === undefined ? [] : [`${what} ${shownPattern(pattern)}`],
    )
    return verdict({
      pass: mail.attachments.some(
        (file) =>
          (name === undefined || fits(name, file.name, true)) &&
          (type === undefined || fits(lowerCase(type), file.type.toLowerCase(), true)) &&
          (cid === undefined || fits(cid, file.cid ?? '', true)),
      ),
      claim: 'to have an attachment',
      expected: shown.join(', '),
      title: 'Attachments',
      received: mail.attachments.map(
        (file) => `${JSON.stringify(file.name)}, ${file.type}, ${file.size} octets`,
      ),
      url: mail.url,
      of: named(mail),
    })
  },
}

/** Media types are the same in any case (RFC 2045 §5.1). */
function lowerCase(type: Pattern): Pattern {
  return typeof type === 'string' ? type.toLowerCase() : type
}

function isChoice<T extends object>(wanted: Pattern | T): wanted is T {
  return typeof wanted !== 'string' && Object.prototype.toString.call(wanted) !== '[object RegExp]'
}
