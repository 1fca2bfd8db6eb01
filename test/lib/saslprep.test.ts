import { describe, expect, it } from 'vitest'
import { saslPrepared } from '../../src/lib/saslprep.ts'

describe('SASLprep', () => {
  it.each([
    ['I\u00adX', 'IX'],
    ['user', 'user'],
    ['USER', 'USER'],
    ['\u00aa', 'a'],
    ['\u2168', 'IX'],
    ['\u0007', undefined],
    ['\u0627\u0031', undefined],
  ])('%j becomes %j (RFC 4013 §3)', (given, expected) => {
    expect(saslPrepared(given)).toBe(expected)
  })

  it.each([
    ['a space of another kind', 'a\u00a0b\u3000c\u200bd', 'a b c d'],
    ['what is mapped to nothing', '\u00adp\u034f\u180b\u200c\u200dw\u2060\ufe0f\ufeff', 'pw'],
    ['a letter and its accent', 'e\u0301', 'é'],
    ['one direction only', '\u05d0 1 \u05d1', '\u05d0 1 \u05d1'],
    ['nothing else than nothing', '\u00ad', ''],
    ['no text', '', ''],
    ['an emoji, assigned or not', '\u{1f600}', '\u{1f600}'],
  ])('prepares %s', (_, given, expected) => {
    expect(saslPrepared(given)).toBe(expected)
  })

  it.each([
    ...['\0', '\x7f', '\u0085', '\u06dd', '\u070f', '\u180e', '\u2028', '\u2061', '\ufffc', '\u{1d173}'],
    ...['\ue000', '\u{10fffd}', '\ufdd0', '\u{1ffff}', '\ud800', '\ufffd', '\u2ff0', '\u200e', '\u202e'],
    ...['\u206a', '\u{e0001}', '\u{e0041}', '\u05d0a\u05d0', '\u05d0\u05d11', '1\u05d0'],
  ])('refuses %j wherever it stands', (prohibited) => {
    expect(saslPrepared(prohibited)).toBeUndefined()
    expect(saslPrepared(`x${prohibited}y`)).toBeUndefined()
  })
})
