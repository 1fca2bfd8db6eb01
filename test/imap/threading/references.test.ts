import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatThreads, type Thread } from '../../../src/imap/format/threads.ts'
import { Ancestry } from '../../../src/imap/threading/ancestry.ts'
import { threadsByReferences } from '../../../src/imap/threading/references.ts'
import type { Referring } from '../../../src/imap/threading/threaded.ts'

type Some = Partial<Referring>

function threadsOf(messages: readonly Some[]): Promise<Thread[]> {
  const ancestry = new Ancestry()
  messages.forEach((message, at) => {
    const alone = { subject: '', isReply: false, date: at, messageId: null, references: [] }
    ancestry.add({ ...alone, ...message, name: at + 1 })
  })
  return threadsByReferences(ancestry.roots(), async () => undefined)
}

const threaded = async (...messages: readonly Some[]): Promise<string> =>
  formatThreads(await threadsOf(messages))

/** A message with an id that refers to others, all of them letters. */
const m = (id: string, references = '', more: Some = {}): Some => ({
  messageId: id === '' ? null : id,
  references: [...references],
  ...more,
})
const re = (subject: string): Some => ({ subject, isReply: true })

describe('THREAD=REFERENCES (RFC 5256 §3)', () => {
  it.each<[string, readonly Some[], string]>([
    ['answers below what they answer', [m('a'), m('b', 'a'), m('c', 'ab'), m('d', 'a')], '(1 (2 3)(4))'],
    ['an answer before what it answers', [m('b', 'a'), m('a')], '(2 1)'],
    ['step 1: no ids at all', [m(''), m('')], '(1)(2)'],
    ['step 1: of one id the first message has it', [m('a'), m('a'), m('b', 'a')], '(1 3)(2)'],
    ['step 1: a link that is there stays', [m('c', 'b'), m('d', 'abc'), m('a'), m('b')], '(3)(4 1 2)'],
    ['step 1: links between dummies', [m('d', 'abc'), m('a'), m('b', 'a')], '(2 3 1)'],
    ['step 1: a loop is not made', [m('a'), m('b', 'ca'), m('c', 'b')], '(3 1 2)'],
    ['step 1: a message that refers to itself', [m('a', 'a'), m('b', 'aba')], '(1 2)'],
    ['step 1: its own reference counts more', [m('d', 'ac'), m('c', 'b'), m('a'), m('b')], '(3)(4 2 1)'],
    ['step 1: a message without references has no parent', [m('d', 'abc'), m('c')], '(2 1)'],
    ['step 3: a dummy above one message goes', [m('a', 'x'), m('b', 'y'), m('c', 'by')], '(1)((2)(3))'],
    [
      'step 3: a dummy above several stays at the top only',
      [m('a', 'xy'), m('b', 'xz'), m('c', 'xz')],
      '((1)(2)(3))',
    ],
    ['step 3: below a message what a dummy had comes up', [m('a'), m('b', 'ax'), m('c', 'ax')], '(1 (2)(3))'],
    ['step 3: through many dummies', [m('a', 'vwx'), m('b', 'vwxyz')], '((1)(2))'],
    [
      'step 4: by date',
      [m('a', '', { date: 3 }), m('b', '', { date: 1 }), m('c', '', { date: 1 })],
      '(2)(3)(1)',
    ],
    [
      'step 4: a dummy stands where its first child does',
      [m('a', '', { date: 2 }), m('b', 'x', { date: 3 }), m('c', 'x', { date: 1 })],
      '((3)(2))(1)',
    ],
    ['step 5: one subject', [m('a', '', { subject: 'S' }), m('b', '', { subject: 'S' })], '((1)(2))'],
    ['step 5: three of one subject', [1, 2, 3].map(() => m('', '', { subject: 'S' })), '((1)(2)(3))'],
    ['step 5: no subject', [m('a'), m('b')], '(1)(2)'],
    ['step 5: an answer by its subject', [m('a', '', { subject: 'S' }), m('b', '', re('S'))], '(1 2)'],
    ['step 5: though it was sent before', [m('b', '', re('S')), m('a', '', { subject: 'S' })], '(2 1)'],
    ['step 5: two answers alone', [m('a', '', re('S')), m('b', '', re('S'))], '((1)(2))'],
    [
      'step 5: a dummy takes in a message',
      [m('a', 'x', re('S')), m('b', 'x', re('S')), m('c', '', { subject: 'S' })],
      '((1)(2)(3))',
    ],
    [
      'step 5: dummies are joined',
      [m('a', 'x', re('S')), m('b', 'x', re('S')), m('c', 'y', re('S')), m('d', 'y', re('S'))],
      '((1)(2)(3)(4))',
    ],
    [
      'step 6: siblings by date, on every level',
      [
        m('a', '', { date: 9 }),
        m('b', 'a', { date: 5 }),
        m('c', 'a', { date: 4 }),
        m('d', 'ab', { date: 3 }),
        m('e', 'ab', { date: 2 }),
      ],
      '(1 (3)(2 (5)(4)))',
    ],
    ['nothing', [], ''],
  ])('%s', async (_, messages, threads) => {
    expect(await threaded(...messages)).toBe(threads)
  })

  it('has every message once, whatever they refer to', async () => {
    const letter = fc.constantFrom(...'abcdefgh')
    const message = fc.record({
      messageId: fc.option(letter),
      references: fc.array(letter, { maxLength: 5 }),
      subject: fc.constantFrom('', 'S', 'T'),
      isReply: fc.boolean(),
      date: fc.nat(9),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(message, { maxLength: 25 }), async (messages) => {
        const seen: number[] = []
        const ahead = (await threadsOf(messages)).map((thread) => ({ thread, depth: 0 }))
        for (const { thread, depth } of ahead) {
          if (thread.number === null) {
            expect([depth, thread.answers.length > 1]).toEqual([0, true])
          } else seen.push(thread.number)
          for (const answer of thread.answers) ahead.push({ thread: answer, depth: depth + 1 })
        }
        expect(seen.sort((one, other) => one - other)).toEqual(messages.map((_, at) => at + 1))
      }),
      { numRuns: 500 },
    )
  })

  it('I11: takes a chain of 20 000 in any order, and 20 000 below a thousand that nobody has', async () => {
    const begun = performance.now()
    const chain = Array.from({ length: 20_000 }, (_, at) =>
      m('', `${at}`, { messageId: `${at + 1}`, references: [`${at}`] }),
    )
    const mixed = chain.map((_, at) => chain[(at * 7919) % chain.length] ?? {})
    for (const messages of [chain, chain.toReversed(), mixed])
      expect(await threadsOf(messages)).toHaveLength(1)
    const ids = Array.from({ length: 1_000 }, (_, at) => `x${at}`)
    const wide = Array.from({ length: 20_000 }, (_, at) => ({ references: at === 0 ? ids : ids.slice(-1) }))
    const [thread] = await threadsOf(wide)
    expect(thread?.answers).toHaveLength(20_000)
    expect(performance.now() - begun).toBeLessThan(10_000)
  })

  it('I11: refuses more references than it can hold', () => {
    const ancestry = new Ancestry()
    const add = (at: number): void =>
      ancestry.add({
        name: at,
        subject: '',
        isReply: false,
        date: 0,
        messageId: null,
        references: Array.from({ length: 1_000 }, (_, id) => `${'x'.repeat(1_000)}${at}.${id}`),
      })
    expect(() => {
      for (let at = 0; at < 40; at++) add(at)
    }).toThrow('refer to too many others')
  })
})
