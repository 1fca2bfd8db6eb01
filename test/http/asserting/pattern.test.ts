import { describe, expect, it, onTestFinished } from 'vitest'
import { patternOf } from '../../../src/http/asserting/pattern.ts'
import { PatternRunner } from '../../../src/http/asserting/pattern-runner.ts'

const part = (source: string) => patternOf(source, { field: 'subject', whole: false })

function runner(): PatternRunner {
  const patterns = new PatternRunner()
  onTestFinished(() => patterns.close())
  return patterns
}

describe('a pattern', () => {
  it('is looked for anywhere, or must be the whole', async () => {
    expect((await part('c[o0]de')).matches('Your c0de')).toBe(true)
    expect((await part('c[o0]de')).matches('Your Code')).toBe(false)
    expect((await part('(?i)c[o0]de')).matches('Your Code')).toBe(true)
    const whole = await patternOf('\\d+', { field: 'subject', whole: true })
    expect([whole.matches('123'), whole.matches('123 ')]).toEqual([true, false])
  })

  it.each([
    ['a[', 'missing closing ] at character 2'],
    ['ab(c', 'missing closing )'],
    ['a(?=b)', '(?='],
    ['(a)\\1', 'at character 4'],
    ['a{2,1}', '{2,1}'],
  ])('%s cannot be read, and it is said where', async (source, place) => {
    await expect(part(source)).rejects.toMatchObject({
      code: 'bad-request',
      field: 'subject',
      message: expect.stringContaining(place),
    })
  })

  it('that repeats too much is too large', async () => {
    await expect(part('(a?){1000}')).rejects.toThrow('too large')
    await expect(part('((a{100}){100}){100}')).rejects.toMatchObject({ code: 'bad-request' })
  })

  it('that backtracking would never end is done in time, and in a thread when it may take long', async () => {
    const patterns = runner()
    const text = `${'a'.repeat(60_000)}!`
    expect(await patterns.anyMatches(await part('^(a+)+$'), [text])).toBe(false)
    expect(await patterns.anyMatches(await part('(a+)+!'), [text])).toBe(true)
  })

  it('that takes too long matches nothing, and holds nobody else up', async () => {
    const patterns = runner()
    const slow = patterns.anyMatches(await part('(a|ab|abc|b){150}z'), ['ab'.repeat(200_000)])
    expect(await patterns.anyMatches(await part('b'), ['abc'])).toBe(true)
    expect(await slow).toBe(false)
  })
})
