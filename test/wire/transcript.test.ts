import { describe, expect, it } from 'vitest'
import { Transcript } from '../../src/wire/transcript.ts'

function transcript() {
  let now = 100
  const clock = { now: () => 0, elapsed: () => now }
  return { script: new Transcript(clock), pass: (ms: number) => (now += ms) }
}

describe('Transcript', () => {
  it('writes lines down with who said them and when', () => {
    const { script, pass } = transcript()
    script.server('220 hello')
    pass(12)
    script.client('EHLO x', 8)
    script.remark('spoke too soon')
    expect(script.lines).toEqual([
      { at: 0, from: 'S', text: '220 hello', octets: null },
      { at: 12, from: 'C', text: 'EHLO x', octets: 8 },
      { at: 12, from: '*', text: 'spoke too soon', octets: null },
    ])
  })

  it('keeps no secret, only its harmless beginning', () => {
    const { script } = transcript()
    script.clientSecret('AUTH PLAIN')
    script.clientSecret('')
    script.serverSecret('334')
    expect(script.lines.map(({ text }) => text)).toEqual(['AUTH PLAIN ***', '***', '334 ***'])
    expect(script.lines.map(({ octets }) => octets)).toEqual([null, null, null])
  })

  it('shortens octets to their number', () => {
    const { script } = transcript()
    script.clientOctets(1234)
    expect(script.lines[0]).toMatchObject({ text: '<1234 octets>', octets: 1234 })
  })

  it('writes control characters as escapes', () => {
    const { script } = transcript()
    script.client('EHLO \x1b[2J\u202e')
    expect(script.lines[0]?.text).toBe('EHLO \\x1b[2J\\u202e')
  })

  it('S53 stops at 256 KiB and says so', () => {
    const { script } = transcript()
    for (let line = 0; line < 20_000; line++) script.client('x'.repeat(100))
    const octets = script.lines.reduce((sum, { text }) => sum + text.length, 0)
    expect(octets).toBeLessThanOrEqual(256 * 1024)
    expect(octets).toBeGreaterThan(128 * 1024)
    expect(script.truncated).toBe(true)
  })
})
