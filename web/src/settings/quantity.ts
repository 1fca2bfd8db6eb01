const SECONDS = { s: 1, m: 60, h: 3600, d: 86_400 } as const
const OCTETS = {
  B: 1,
  kB: 1000,
  MB: 1000 ** 2,
  GB: 1000 ** 3,
  TB: 1000 ** 4,
  KiB: 1024,
  MiB: 1024 ** 2,
  GiB: 1024 ** 3,
  TiB: 1024 ** 4,
} as const

/** Something written of which no number can be made. */
export const UNREADABLE = 'unreadable'

/** What a limit can be: a number, none of its own (`null`), or nothing that can be read. */
export type Quantity = number | null | typeof UNREADABLE

/** A whole number from one on; empty is `null`. */
export function countOf(text: string): Quantity {
  return quantity(text, /^(\d+)$/, () => 1)
}

/** Seconds of `90s`, `30m`, `12h`, `7d`, as the command line takes them. */
export function ageOf(text: string): Quantity {
  return quantity(text, /^(\d+) ?([smhd])$/, (unit) => factor(SECONDS, unit))
}

/** Octets of `500`, `64kB`, `2GiB`; the unit in any case. */
export function octetsOf(text: string): Quantity {
  return quantity(text, /^(\d+) ?([kMGT]i?B|B)?$/i, (unit) => (unit === '' ? 1 : factor(OCTETS, unit)))
}

function quantity(text: string, form: RegExp, factorOf: (unit: string) => number): Quantity {
  const written = text.trim()
  if (written === '') return null
  const [, number, unit = ''] = form.exec(written) ?? []
  const value = Number(number) * factorOf(unit)
  return Number.isSafeInteger(value) && value > 0 ? value : UNREADABLE
}

function factor(units: Readonly<Record<string, number>>, unit: string): number {
  return Object.entries(units).find(([name]) => name.toLowerCase() === unit.toLowerCase())?.[1] ?? 0
}

/** As one would write it, read back by {@link ageOf}; nothing for `null`. */
export function ageText(seconds: number | null): string {
  return written(seconds, SECONDS)
}

/** As one would write it, read back by {@link octetsOf}; nothing for `null`. */
export function octetsText(octets: number | null): string {
  return written(octets, OCTETS)
}

/** In the largest unit of which it is a whole number. */
function written(value: number | null, units: Readonly<Record<string, number>>): string {
  if (value === null) return ''
  const [unit, size] = Object.entries(units)
    .filter(([, each]) => value % each === 0)
    .reduce((best, one) => (one[1] > best[1] ? one : best))
  return `${value / size}${unit}`
}
