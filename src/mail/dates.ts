const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Hours east of UTC (RFC 5322 §4.3); other letters say nothing, as `-0000` does. */
const ZONES: Readonly<Record<string, number>> = {
  edt: -4,
  est: -5,
  cdt: -5,
  cst: -6,
  mdt: -6,
  mst: -7,
  pdt: -7,
  pst: -8,
}

/** Longer than any date with its comment. */
const LONGEST = 200
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

export interface MailDate {
  /** Milliseconds since 1970. */
  readonly at: number
  /** The calendar day as written, whatever the zone: days since 1970-01-01. */
  readonly day: number
}

/**
 * A date-time of RFC 5322 §3.3, obsolete years and zones included; `null` when it is none.
 * The day of the week is not looked at; without a zone it is UTC.
 */
export function parseDate(text: string): MailDate | null {
  const words = withoutComments(text.slice(0, LONGEST))
    .replaceAll(',', ' ')
    .replace(/\s*:\s*/g, ':')
    .split(/\s+/)
    .filter((word) => word !== '')
  if (words[0] !== undefined && /^[a-z]+\.?$/i.test(words[0])) words.shift()
  const [day = '', monthName = '', yearText = '', time = '', zone = '+0000'] = words
  const month = MONTHS.indexOf(monthName.slice(0, 3).toLowerCase())
  const year = fullYear(yearText)
  const clock = timeOfDay(time)
  const offset = minutesEast(zone)
  if (!/^\d{1,2}$/.test(day) || month < 0 || year === null || clock === null || offset === null) return null
  const midnight = Date.UTC(year, month, Number(day))
  if (new Date(midnight).getUTCDate() !== Number(day)) return null
  return { at: midnight + clock - offset * MINUTE, day: midnight / DAY }
}

function fullYear(text: string): number | null {
  if (!/^\d{2,4}$/.test(text)) return null
  const year = Number(text)
  if (text.length === 2) return year < 50 ? 2000 + year : 1900 + year
  if (text.length === 3) return 1900 + year
  return year < 1900 ? null : year
}

function timeOfDay(text: string): number | null {
  const match = /^(\d{1,2}):(\d{1,2})(?::(\d{1,2}))?$/.exec(text)
  if (match === null) return null
  const [hour, minute, second] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)]
  if (hour > 23 || minute > 59 || second > 60) return null
  return ((hour * 60 + minute) * 60 + second) * 1000
}

function minutesEast(text: string): number | null {
  const match = /^([+-])(\d{2})(\d{2})$/.exec(text)
  if (match !== null) {
    const minutes = Number(match[2]) * 60 + Number(match[3])
    return Number(match[3]) > 59 ? null : match[1] === '-' ? -minutes : minutes
  }
  const zone = text.toLowerCase()
  if (Object.hasOwn(ZONES, zone)) return (ZONES[zone] as number) * 60
  return /^[a-z]{1,5}$/.test(zone) ? 0 : null
}

function withoutComments(text: string): string {
  let depth = 0
  let out = ''
  for (const character of text) {
    if (character === '(') depth++
    else if (character === ')') depth = Math.max(0, depth - 1)
    else if (depth === 0) out += character
  }
  return out
}
