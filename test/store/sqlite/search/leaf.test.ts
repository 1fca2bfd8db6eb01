import type Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TruthOnDisk } from '../index/truth-on-disk.ts'
import { find } from './find.ts'

const address = (text: string): { name: string; address: string } => {
  const [, name = '', bare = text] = /^(.*) <(.*)>$/.exec(text) ?? []
  return { name, address: bare }
}

describe('a text search', () => {
  let truth: TruthOnDisk
  let reader: Database.Database

  beforeAll(async () => {
    truth = new TruthOnDisk()
    truth.add({
      content: {
        subject: 'Password RESET für Straße',
        from: [address('Ann Example <ann@shop.test>')],
        to: [address('bob@home.test'), address('Carol <carol@home.test>')],
        cc: [address('Team <team@shop.test>')],
        bcc: [address('secret@shop.test')],
        text: 'Click here\r\nto   reset it.\nCode: 12-34',
        attachments: [{ name: 'Rechnung_Ü.pdf', type: 'application/pdf', size: 1 }],
        headers: [
          { name: 'Subject', value: 'Password RESET für Straße' },
          { name: 'X-Campaign', value: 'Spring Sale' },
          { name: 'x-campaign', value: 'second' },
          { name: 'X-Empty', value: '' },
        ],
      },
      recipients: ['BOB@home.test', 'team@shop.test', 'hidden@audit.test'],
    })
    truth.add({ content: { subject: '東京タワーのご案内', text: 'お問い合わせは受付まで 12:30' } })
    truth.add({
      content: { subject: '50% off_now', text: 'NEAR(a b) "quoted" col:val x* ^y a\\b ПАРОЛЬ ΟΔΟΣ İzmir' },
    })
    const last = truth.add({ content: { subject: '50 off now', text: 'nul\0after e\u0301te' } })
    const index = await truth.index()
    await index.caughtUp(last, 'text')
    await index.close()
    reader = truth.reader()
  })
  afterAll(() => {
    reader.close()
    truth[Symbol.dispose]()
  })

  it.each([
    ['from:ann', [1]],
    ['from:shop.test', [1]],
    ['from:bob', []],
    ['to:bob', [1]],
    ['to:"carol <carol@"', [1]],
    ['to:team', []],
    ['cc:team', [1]],
    ['bcc:secret', [1]],
    ['subject:reset', [1]],
    ['subject:click', []],
    ['body:click', [1]],
    ['body:password', []],
    ['filename:rechnung', [1]],
    ['filename:.pdf', [1]],
    ['ann@shop.test', [1]],
    ['team@shop', [1]],
    ['rechnung_ü', [1]],
  ])('looks only where it is told: %j', (search, seqs) => {
    expect(find(reader, search)).toEqual(seqs)
  })

  it('knows as bcc whom the envelope names and no header does', () => {
    expect(find(reader, 'bcc:hidden@audit.test')).toEqual([1])
    expect(find(reader, 'hidden@audit')).toEqual([1])
    expect(find(reader, 'bcc:bob')).toEqual([])
    expect(find(reader, 'bcc:team')).toEqual([])
  })

  it('does not match across two addresses', () => {
    expect(find(reader, 'to:"home.test carol"')).toEqual([])
  })

  it.each([
    ['header:X-Campaign', [1]],
    ['header:X-Campaign=', [1]],
    ['header:x-campaign=spring', [1]],
    ['header:x-campaign="spring sale"', [1]],
    ['header:X-Campaign=SECOND', [1]],
    ['header:X-Campaign="sale second"', []],
    ['header:X-Campaign=reset', []],
    ['header:X-Camp', []],
    ['header:X-Empty', [1]],
    ['header:X-Empty=x', []],
    ['header:Subject=für', [1]],
    ['-header:X-Campaign', [2, 3, 4]],
    ['header:$', []],
    ['header:a"b', []],
    ['header:a\\b', []],
  ])('finds header fields: %j', (search, seqs) => {
    expect(find(reader, search.replace('a"b', '"a\\"b"'))).toEqual(seqs)
  })

  it.each([
    ['password', [1]],
    ['PASSWORD', [1]],
    ['asswor', [1]],
    ['"password reset"', [1]],
    ['"reset password"', []],
    ['"click here to reset it"', [1]],
    ['straße', [1]],
    ['STRASSE', [1]],
    ['rechnung_Ü', [1]],
    ['rechnung_u', []],
    ['東京タ', [2]],
    ['タワー', [2]],
    ['問い合わせ', [2]],
    ['пароль', [3]],
    ['οδοσ', [3]],
    ['izmir', [3]],
    ['IZMIR', [3]],
    ['éte', [4]],
    ['ÉTE', [4]],
    ['ete', []],
  ])('finds parts of words in any script, case apart: %j', (search, seqs) => {
    expect(find(reader, search)).toEqual(seqs)
  })

  it.each([
    ['東京', [2]],
    ['京', [2]],
    ['12', [1, 2]],
    ['ü', [1]],
    ['Ü', [1]],
    ['subject:東', [2]],
    ['body:受付', [2]],
    ['x*', [3]],
  ])('finds texts of one or two characters too: %j', (search, seqs) => {
    expect(find(reader, search)).toEqual(seqs)
  })

  it.each([
    ['50%', [3]],
    ['50% off', [3]],
    ['off_now', [3]],
    ['"50 off now"', [4]],
    ['%%%', []],
    ['___', []],
    ['"near(a b)"', [3]],
    ['"\\"quoted\\""', [3]],
    ['col:val', [3]],
    ['x*', [3]],
    ['^y', [3]],
    ['a\\b', [3]],
    ['12:30', [2]],
    ['text:col', []],
    ['rese.', []],
  ])('H25 takes %j literally', (search, seqs) => {
    expect(find(reader, search)).toEqual(seqs)
  })

  it('reads on behind a NUL', () => {
    expect(find(reader, 'after')).toEqual([4])
    expect(find(reader, { kind: 'text', field: 'any', text: 'nul\0after' })).toEqual([4])
  })

  it('finds a long text by what it has in common with no other', () => {
    expect(find(reader, { kind: 'text', field: 'any', text: 'お問い合わせは受付まで 12:30' })).toEqual([2])
    expect(
      find(reader, { kind: 'text', field: 'any', text: `password reset${' x'.repeat(20_000)}` }),
    ).toEqual([])
  })
})
