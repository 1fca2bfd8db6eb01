import { hostname, userInfo } from 'node:os'
import { describe, expect, it } from 'vitest'
import { mailOf } from '../../src/cli/sendmail.ts'
import { readSendmailCall } from '../../src/cli/sendmail-arguments.ts'

const mail = (text: string, ...words: string[]) => {
  const { raw, ...envelope } = mailOf(Buffer.from(text, 'latin1'), readSendmailCall(words))
  return { ...envelope, raw: Buffer.from(raw).toString('latin1') }
}
const COMPLETE = 'From: a@x.test\nDate: Sat, 21 Nov 2026 03:00:00 +0000\nMessage-ID: <1@x.test>\n'

describe('the mail that sendmail hands on', () => {
  it('takes recipients from To, Cc and Bcc, and takes the Bcc lines out', () => {
    const text = `${COMPLETE}To: "B, b" <b@x.test>,\n c@x.test\nBcc: d@x.test,\n\te@x.test\nCc: g: f@x.test, b@x.test;\nSubject: s\n\nBcc: text\n`
    const { to, raw } = mail(text, '-t', '-i')
    expect(to).toEqual(['b@x.test', 'c@x.test', 'f@x.test', 'd@x.test', 'e@x.test'])
    expect(raw).toBe(text.replace('Bcc: d@x.test,\n\te@x.test\n', ''))
  })

  it('adds the recipients of the command line, and without -t takes only those and leaves Bcc alone', () => {
    const text = `${COMPLETE}To: b@x.test\nBcc: c@x.test\n\nx\n`
    expect(mail(text, '-t', 'd@x.test').to).toEqual(['d@x.test', 'b@x.test', 'c@x.test'])
    expect(mail(text, 'd@x.test')).toMatchObject({ to: ['d@x.test'], raw: text })
  })

  it('takes those of a resent message from its Resent fields alone', () => {
    const text = `Resent-To: r@x.test\nResent-Bcc: s@x.test\n${COMPLETE}To: b@x.test\n\nx\n`
    const { to, raw } = mail(text, '-t')
    expect(to).toEqual(['r@x.test', 's@x.test'])
    expect(raw).not.toContain('Resent-Bcc')
  })

  it('refuses a header that names nobody', () => {
    expect(() => mail(`${COMPLETE}To: undisclosed-recipients:;\n\nx\n`, '-t')).toThrow('no recipients')
  })

  it('ends at a line that is only a dot, unless -i says that it is text', () => {
    const text = `${COMPLETE}\none\n..two\n.\nthree\n`
    expect(mail(text, 'b@x.test').raw).toBe(`${COMPLETE}\none\n..two\n`)
    expect(mail(text, '-i', 'b@x.test').raw).toBe(text)
    expect(mail(text.replaceAll('\n', '\r\n'), 'b@x.test').raw).toMatch(/two\r\n$/)
  })

  it('is sent by the given sender, or by the user of this machine; <> is the null sender', () => {
    expect(mail(COMPLETE, '-f', 'me@x.test', 'b@x.test').from).toBe('me@x.test')
    expect(mail(COMPLETE, '-f', '<>', 'b@x.test').from).toBe('')
    expect(mail(COMPLETE, 'b@x.test').from).toBe(`${userInfo().username}@${hostname()}`)
  })

  it('has From, Date and Message-ID added where they are missing', () => {
    const { raw } = mail('Subject: s\n\nx\n', '-f', 'me@x.test', '-F', 'A "q" \\ Z', 'b@x.test')
    const [from, date, id, ...rest] = raw.split(/\r?\n/)
    expect(from).toBe('From: "A \\"q\\" \\\\ Z" <me@x.test>')
    expect(date).toMatch(/^Date: \w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d \+0000$/)
    expect(id).toMatch(/^Message-ID: <[0-9a-f-]{36}@.+>$/)
    expect(rest).toEqual(['Subject: s', '', 'x', ''])
  })

  it('has an empty line put before text that has no header at all', () => {
    const { raw } = mail('just text\nmore\n', '-f', 'me@x.test', 'b@x.test')
    expect(raw).toMatch(/>\r\n\r\njust text\nmore\n$/)
  })

  it('keeps every octet of the body', () => {
    const octets = Buffer.from(Array.from({ length: 256 }, (_, n) => n)).toString('latin1')
    expect(mail(`${COMPLETE}\n${octets}`, '-i', 'b@x.test').raw.endsWith(octets)).toBe(true)
  })
})
