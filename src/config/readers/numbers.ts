import { TIME_UNITS } from '../../lib/time-units.ts'
import { BadValue } from '../bad-option.ts'
import { quoted } from '../quoted.ts'
import type { Reader } from '../reader.ts'

interface Range {
  readonly least: number
  readonly most: number
}

/** A whole number in plain decimal digits: no sign, no spaces, no `1e3`, no `0x10`. */
export function count({ least, most }: Range): Reader<number> {
  return {
    placeholder: 'NUMBER',
    read: (text) => inRange(text, wholeNumber(text), { least, most }, (limit) => `${limit}`),
  }
}

const SIZE_UNITS: Readonly<Record<string, number>> = {
  '': 1,
  b: 1,
  k: 1000,
  kb: 1000,
  kib: 1024,
  m: 1000 ** 2,
  mb: 1000 ** 2,
  mib: 1024 ** 2,
  g: 1000 ** 3,
  gb: 1000 ** 3,
  gib: 1024 ** 3,
  t: 1000 ** 4,
  tb: 1000 ** 4,
  tib: 1024 ** 4,
}

/** A number of octets: `52428800`, `500k` (thousands), `10MB` (millions), `50MiB` (1024 × 1024). */
export function size(range: Range): Reader<number> {
  return {
    placeholder: 'SIZE',
    read(text) {
      const { digits, unit } = splitUnit(text)
      const factor = Object.hasOwn(SIZE_UNITS, unit.toLowerCase())
        ? SIZE_UNITS[unit.toLowerCase()]
        : undefined
      if (factor === undefined || digits === '')
        throw new BadValue(`${quoted(text)} is not a size: write 500k, 10MB or 50MiB`)
      return inRange(text, Number(digits) * factor, range, (limit) => `${limit} octets`)
    },
  }
}

const DURATION_UNITS: Readonly<Record<string, number>> = TIME_UNITS

/** A time with its unit, read as milliseconds: `500ms`, `30s`, `5m`, `2h`, `7d`. */
export function duration(range: Range): Reader<number> {
  return {
    placeholder: 'TIME',
    read(text) {
      const { digits, unit } = splitUnit(text)
      const factor = Object.hasOwn(DURATION_UNITS, unit) ? DURATION_UNITS[unit] : undefined
      if (factor === undefined || digits === '')
        throw new BadValue(`${quoted(text)} is not a time: write 500ms, 30s, 5m, 2h or 7d`)
      return inRange(text, Number(digits) * factor, range, shownDuration)
    },
  }
}

/** File permissions in octal, as chmod writes them: `600`, `0660`. */
export const fileMode: Reader<number> = {
  placeholder: 'MODE',
  read(text) {
    if (!/^0?[0-7]{3}$/.test(text))
      throw new BadValue(`${quoted(text)} is not a file mode: write three octal digits, such as 600 or 660`)
    return Number.parseInt(text, 8)
  },
}

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new BadValue(`${quoted(text)} is not a whole number: write plain digits`)
  return Number(text)
}

function splitUnit(text: string): { readonly digits: string; readonly unit: string } {
  const digits = /^\d*/.exec(text)?.[0] ?? ''
  return { digits, unit: text.slice(digits.length) }
}

function inRange(text: string, value: number, range: Range, shown: (limit: number) => string): number {
  if (value < range.least || value > range.most) {
    throw new BadValue(
      `${quoted(text)} is out of range: from ${shown(range.least)} to ${shown(range.most)} is possible`,
    )
  }
  return value
}

function shownDuration(milliseconds: number): string {
  const unit = ['d', 'h', 'm', 's'].find((name) => milliseconds % (DURATION_UNITS[name] ?? 1) === 0) ?? 'ms'
  return `${milliseconds / (DURATION_UNITS[unit] ?? 1)}${unit}`
}
