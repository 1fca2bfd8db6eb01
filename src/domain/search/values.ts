const SIZE = /^(\d{1,15}(?:\.\d{1,3})?)([kmg]?)(?:i?b)?$/i
const AGE = /^(\d{1,6})([smhdw])$/
const DAY = /^(\d{4})[-/](\d{2})[-/](\d{2})$/
const DAY_AND_TIME = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(Z|[+-]\d{2}:\d{2})?$/i

const OCTETS = new Map([
  ['', 1],
  ['k', 1024],
  ['m', 1024 ** 2],
  ['g', 1024 ** 3],
])
const MILLISECONDS = new Map([
  ['s', 1000],
  ['m', 60_000],
  ['h', 3_600_000],
  ['d', 86_400_000],
  ['w', 604_800_000],
])

/** Octets of a size as people write it: `500`, `10k`, `1.5M`, `2GB`; `undefined` for anything else. */
export function readSize(text: string): number | undefined {
  const [, number, unit = ''] = SIZE.exec(text) ?? []
  const octets = Math.round(Number(number) * (OCTETS.get(unit.toLowerCase()) ?? Number.NaN))
  return Number.isSafeInteger(octets) ? octets : undefined
}

/**
 * An instant in milliseconds since 1970: the start of a day (`2026-11-21`), an ISO 8601 date and time
 * (`2026-11-21T08:30Z`), or so long before `now` (`30m`, `12h`, `7d`, `2w`). Without a zone it is UTC.
 */
export function readInstant(text: string, now: number): number | undefined {
  const [, count, unit] = AGE.exec(text) ?? []
  if (count !== undefined && unit !== undefined) return now - Number(count) * (MILLISECONDS.get(unit) ?? 0)
  if (DAY.test(text)) return startOfDay(text)
  const [, day = '', time = '', zone = 'Z'] = DAY_AND_TIME.exec(text) ?? []
  if (startOfDay(day) === undefined) return undefined
  const instant = Date.parse(`${day}T${time}${zone.toUpperCase()}`)
  return Number.isNaN(instant) ? undefined : instant
}

/** `undefined` for a day that is in no calendar, such as 2026-02-30. */
function startOfDay(text: string): number | undefined {
  const [, year, month, day] = DAY.exec(text) ?? []
  const instant = Date.UTC(Number(year), Number(month) - 1, Number(day))
  if (Number.isNaN(instant)) return undefined
  const written = `${year}-${month}-${day}`
  return new Date(instant).toISOString().slice(0, 10) === written ? instant : undefined
}
