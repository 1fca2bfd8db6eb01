const UNITS = ['kB', 'MB', 'GB', 'TB'] as const

/** Octets for people: `812 B`, `4.2 kB`, `31 MB`; powers of 1000 as in the SI. */
export function octets(count: number): string {
  if (count < 1000) return `${count} B`
  let value = count / 1000
  let unit = 0
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000
    unit += 1
  }
  return `${value < 9.95 ? value.toFixed(1) : Math.round(value)} ${UNITS[unit]}`
}

const TIME = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' })
const DAY = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' })
const DATE = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' })
const FULL = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' })

/** An instant for a narrow column: the time today, the day this year, else the date. Milliseconds since 1970. */
export function shortTime(at: number, now: number): string {
  const then = new Date(at)
  const today = new Date(now)
  if (then.toDateString() === today.toDateString()) return TIME.format(then)
  return then.getFullYear() === today.getFullYear() ? DAY.format(then) : DATE.format(then)
}

/** An instant in full, in the reader's own zone. Milliseconds since 1970. */
export function fullTime(at: number): string {
  return FULL.format(new Date(at))
}
