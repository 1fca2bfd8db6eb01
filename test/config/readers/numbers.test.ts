import { describe, expect, it } from 'vitest'
import { BadValue } from '../../../src/config/bad-option.ts'
import { offable, type Surroundings } from '../../../src/config/reader.ts'
import { count, duration, fileMode, size } from '../../../src/config/readers/numbers.ts'

const here: Surroundings = { cwd: '/', home: '/', platform: 'linux', env: {} }
const whole = { least: 1, most: Number.MAX_SAFE_INTEGER }

/** What a hostile or careless hand writes where a limit is wanted. None of these may ever mean "no limit". */
const NOT_A_LIMIT = [
  '',
  '0',
  '-1',
  'NaN',
  'abc',
  '1e309',
  ' 5',
  '5 ',
  '0x10',
  '1.5',
  '+5',
  '1_000',
  '٣',
  'Infinity',
  'null',
]

describe('numbers', () => {
  it.each(NOT_A_LIMIT)('C05 a count refuses %j', (text) => {
    expect(() => offable(count(whole)).read(text, here)).toThrow(BadValue)
  })

  it.each(NOT_A_LIMIT)('C05 a size refuses %j', (text) => {
    expect(() => offable(size(whole)).read(text, here)).toThrow(BadValue)
  })

  it.each(NOT_A_LIMIT)('C05 a time refuses %j', (text) => {
    expect(() => offable(duration(whole)).read(text, here)).toThrow(BadValue)
  })

  it('C05 a count refuses a size', () => {
    expect(() => count(whole).read('10MB', here)).toThrow('"10MB" is not a whole number')
  })

  it('C05 only the word off takes a limit away', () => {
    expect(offable(count(whole)).read('off', here)).toBeNull()
    expect(() => offable(count(whole)).read('OFF', here)).toThrow(BadValue)
    expect(() => offable(count(whole)).read('none', here)).toThrow(BadValue)
  })

  it('C05 more digits than a number can hold are out of range, not rounded', () => {
    expect(() => count(whole).read('9'.repeat(400), here)).toThrow('out of range: from 1 to')
    expect(() => size(whole).read('99999999999999999999TiB', here)).toThrow('out of range')
  })

  it.each([
    ['1', 1],
    ['1b', 1],
    ['500k', 500_000],
    ['500KB', 500_000],
    ['500KiB', 512_000],
    ['10MB', 10_000_000],
    ['50MiB', 52_428_800],
    ['2g', 2_000_000_000],
    ['1GiB', 1_073_741_824],
  ])('the size %s has %i octets', (text, octets) => {
    expect(size(whole).read(text, here)).toBe(octets)
  })

  it.each([
    ['500ms', 500],
    ['30s', 30_000],
    ['5m', 300_000],
    ['2h', 7_200_000],
    ['7d', 604_800_000],
  ])('the time %s has %i milliseconds', (text, milliseconds) => {
    expect(duration(whole).read(text, here)).toBe(milliseconds)
  })

  it.each(['300', '5M', '5 m', '1h30m', 'm', '5constructor'])(
    'a time without one clear unit is refused: %s',
    (text) => {
      expect(() => duration(whole).read(text, here)).toThrow('is not a time: write 500ms, 30s, 5m, 2h or 7d')
    },
  )

  it('a range is told in the unit of the option', () => {
    expect(() => duration({ least: 1000, most: 86_400_000 }).read('0s', here)).toThrow(
      '"0s" is out of range: from 1s to 1d is possible',
    )
  })

  it('a file mode is octal', () => {
    expect(fileMode.read('660', here)).toBe(0o660)
    expect(fileMode.read('0600', here)).toBe(0o600)
    for (const text of ['', '6', '888', '0o660', '1777', '-rw'])
      expect(() => fileMode.read(text, here)).toThrow(BadValue)
  })
})
