import type { Session, TranscriptLine } from '../api/types.ts'
import type { Protocols } from '../words/language.ts'

/** A stretch of a line; `meaning` when it is a command, a code or a mark that can be explained. */
export interface Term {
  readonly text: string
  readonly meaning: string | null
}

/** What stands for what a transcript does not keep. */
export interface Marks {
  /** Of `***`. */
  readonly secret: string
  /** Of `<n octets>`. */
  readonly octets: string
}

type Words = Readonly<Record<string, string>>

/** A line in its terms, in order: joined, their texts are the line. */
export function termsOf(
  { from, text }: Pick<TranscriptLine, 'from' | 'text'>,
  protocol: Session['protocol'],
  { protocols, marks }: { readonly protocols: Protocols; readonly marks: Marks },
): readonly Term[] {
  if (from === '*') return [plain(text)]
  if (/^<\d+ octets>$/.test(text)) return [{ text, meaning: marks.octets }]
  const secret = /(^| )\*\*\*$/.test(text)
  const line = secret ? text.slice(0, -3) : text
  const terms = from === 'C' ? said(line, protocol, protocols) : answered(line, protocol, protocols)
  return [...terms, ...(secret ? [{ text: '***', meaning: marks.secret }] : [])].filter(
    (term) => term.text !== '',
  )
}

function said(line: string, protocol: Session['protocol'], { smtp, pop3, imap }: Protocols): readonly Term[] {
  if (protocol === 'imap') {
    const [, tag = '', verb = '', rest = ''] = /^(\S+ +|(?=DONE$))((?:UID +)?[A-Z]+)(.*)$/is.exec(line) ?? []
    return found(verb.replace(/^UID +/i, ''), imap.commands) === null
      ? [plain(line)]
      : [plain(tag), term(verb, found(verb.replace(/^UID +/i, ''), imap.commands)), plain(rest)]
  }
  const commands = protocol === 'pop3' ? pop3.commands : smtp.commands
  const [, verb = '', rest = ''] = /^([A-Za-z0-9]+)(.*)$/s.exec(line) ?? []
  return found(verb, commands) === null ? [plain(line)] : [term(verb, found(verb, commands)), plain(rest)]
}

function answered(
  line: string,
  protocol: Session['protocol'],
  { smtp, pop3, imap }: Protocols,
): readonly Term[] {
  switch (protocol) {
    case 'smtp':
    case 'lmtp':
      return smtpAnswer(line, smtp)
    case 'pop3': {
      const [, start = '', rest = ''] = /^(\+OK|-ERR|\+)((?: .*)?)$/s.exec(line) ?? []
      return start === ''
        ? [plain(line)]
        : [term(start, found(start, pop3.replies)), ...withCode(rest, pop3.codes)]
    }
    case 'imap':
      return imapAnswer(line, imap)
  }
}

/** `250-2.1.0 text`: the code, and its enhanced status code (RFC 2034 §4). */
function smtpAnswer(line: string, smtp: Protocols['smtp']): readonly Term[] {
  const [, code = '', gap = '', rest = ''] = /^(\d{3})([ -]?)(.*)$/s.exec(line) ?? []
  if (code === '') return [plain(line)]
  const meaning = found(code, smtp.replies) ?? found(code.charAt(0), smtp.replyClasses)
  const [, status = '', level = '', detail = '', more = ''] =
    /^(([245])\.(\d{1,3}\.\d{1,3}))((?: .*)?)$/s.exec(rest) ?? []
  if (status === '') return [term(code, meaning), plain(gap + rest)]
  return [term(code, meaning), plain(gap), term(status, statusMeaning(level, detail, smtp)), plain(more)]
}

/** Of a detail that is not known at least its subject is told (RFC 3463 §2). */
function statusMeaning(level: string, detail: string, smtp: Protocols['smtp']): string | null {
  const kind = found(level, smtp.statusClasses)
  const what = found(detail, smtp.statusDetails) ?? found(`${detail.split('.')[0]}.0`, smtp.statusDetails)
  return kind === null || what === null ? kind : `${kind}: ${what}`
}

/** `tag OK [CODE] text`, `* 3 EXISTS`, `* LIST …`, `+ text` (RFC 9051 §7). */
function imapAnswer(line: string, imap: Protocols['imap']): readonly Term[] {
  if (/^\+(?: |$)/.test(line)) return [term('+', found('+', imap.replies)), plain(line.slice(1))]
  const [, start = '', name = '', rest = ''] = /^(\S+ (?:\d+ )?)([A-Z]+)(.*)$/s.exec(line) ?? []
  const meaning = found(name, imap.replies)
  return meaning === null ? [plain(line)] : [plain(start), term(name, meaning), ...withCode(rest, imap.codes)]
}

/** ` [CODE …] text`. */
function withCode(rest: string, codes: Words): readonly Term[] {
  const [, open = '', code = '', more = ''] = /^( \[)([A-Z/-]+)(.*)$/s.exec(rest) ?? []
  const meaning = found(code, codes)
  return meaning === null ? [plain(rest)] : [plain(open), term(code, meaning), plain(more)]
}

function found(name: string, words: Words): string | null {
  const key = name.toUpperCase()
  return Object.hasOwn(words, key) ? (words[key] ?? null) : null
}

function plain(text: string): Term {
  return { text, meaning: null }
}

function term(text: string, meaning: string | null): Term {
  return { text, meaning }
}
