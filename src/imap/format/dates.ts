import { MONTHS, type ZonedTime } from '../grammar/dates.ts'
import type { Wire } from './strings.ts'

/** date-time, in the zone that it was given in: `"17-Jul-1996 02:44:25 -0700"`. */
export function formatDateTime({ at, zone }: ZonedTime): Wire {
  const local = new Date(at.getTime() + zone * 60_000)
  const day = String(local.getUTCDate()).padStart(2)
  const month = MONTHS[local.getUTCMonth()]
  const year = String(local.getUTCFullYear()).padStart(4, '0')
  const time = [local.getUTCHours(), local.getUTCMinutes(), local.getUTCSeconds()].map(twoDigits).join(':')
  const minutes = Math.abs(zone)
  const offset = `${zone < 0 ? '-' : '+'}${twoDigits(Math.trunc(minutes / 60))}${twoDigits(minutes % 60)}`
  return `"${day}-${month}-${year} ${time} ${offset}"`
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
