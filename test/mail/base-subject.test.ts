import { describe, expect, it } from 'vitest'
import { baseSubject } from '../../src/mail/base-subject.ts'

describe('base subject (RFC 5256 §2.1)', () => {
  it.each([
    ['plain', 'plain', false],
    ['  two \t words  ', 'two words', false],
    ['Re: a', 'a', true],
    ['RE : a', 'a', true],
    ['fw: a', 'a', true],
    ['Fwd: re: FW: a', 'a', true],
    ['Re [5]: a', 'a', true],
    ['[list] Re: a', 'a', true],
    ['[one] [two]Re: [three] a', 'a', true],
    ['[list] a', 'a', false],
    ['Re: [list]', '[list]', true],
    ['[one] [two]', '[two]', false],
    ['a (fwd) (FWD) ', 'a', true],
    ['[Fwd: Re: a (fwd)]', 'a', true],
    ['[fwd: [fwd: a]]', 'a', true],
    ['Re:', '', true],
    ['', '', false],
    ['[fwd:]', '', true],
    ['[fwd: a', '[fwd: a', false],
    ['[a[b] c', '[a[b] c', false],
    ['Regarding: a', 'Regarding: a', false],
    ['re', 're', false],
    ['(fwd)', '', true],
    ['[]', '[]', false],
  ])('of %j is %j', (subject, text, isReply) => {
    const { text: found, isReply: marked } = baseSubject(subject)
    expect([found, marked]).toEqual([text, isReply])
  })

  it.each(['[a]', '[', 're:', '(fwd)', '[fwd:', '[a] re:', ' ', '[a', 're [a]'])(
    'M15 is found in linear time: %j',
    (piece) => {
      const begun = performance.now()
      baseSubject(piece.repeat(200_000 / piece.length))
      baseSubject(`${piece.repeat(200_000 / piece.length)}${']'.repeat(50_000)}`)
      expect(performance.now() - begun).toBeLessThan(1000)
    },
  )
})
