import { describe, expect, it } from 'vitest'
import { BadCall, readSendmailCall } from '../../src/cli/sendmail-arguments.ts'

const none = { fromHeader: false, ignoreDots: false, sender: undefined, fullName: undefined, recipients: [] }

describe("sendmail's words", () => {
  it.each([
    [['-t'], { fromHeader: true }],
    [['-t', '-i'], { fromHeader: true, ignoreDots: true }],
    [['-ti'], { fromHeader: true, ignoreDots: true }],
    [['-oi', '-t'], { fromHeader: true, ignoreDots: true }],
    [['-o', 'i', 'a@b.test'], { ignoreDots: true, recipients: ['a@b.test'] }],
    [['-f', 'me@x.test', 'a@b.test'], { sender: 'me@x.test', recipients: ['a@b.test'] }],
    [['-fme@x.test', 'a@b.test'], { sender: 'me@x.test', recipients: ['a@b.test'] }],
    [['-r', 'me@x.test', '-t'], { sender: 'me@x.test', fromHeader: true }],
    [['-f', '', 'a@b.test'], { sender: '', recipients: ['a@b.test'] }],
    [['-F', 'Ann B', '-t'], { fullName: 'Ann B', fromHeader: true }],
    [
      ['-bm', '-oem', '-odb', '-v', '-N', 'never', 'a@b.test', 'c@d.test'],
      { recipients: ['a@b.test', 'c@d.test'] },
    ],
    [['-i', '--', '-odd@b.test'], { ignoreDots: true, recipients: ['-odd@b.test'] }],
  ])('%j', (words, call) => {
    expect(readSendmailCall(words)).toEqual({ ...none, ...call })
  })

  it.each([
    [['-bs'], '-bs asks for what this sendmail does not do'],
    [['-bp'], 'only sends'],
    [['-Z'], 'unknown option -Z'],
    [['--to', 'a@b.test'], 'unknown option --'],
    [['-f'], 'option -f needs a value'],
  ])('%j cannot be obeyed', (words, reason) => {
    expect(() => readSendmailCall(words)).toThrow(BadCall)
    expect(() => readSendmailCall(words)).toThrow(reason)
  })
})
