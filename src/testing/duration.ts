import { TIME_UNITS } from '../lib/time-units.ts'

/** Milliseconds as a number, or written: `500ms`, `4s`, `2m`. */
export type Duration = number | string

/**
 * @returns milliseconds
 * @throws TypeError when it is neither a number from 0 on nor written as one with its unit
 */
export function milliseconds(duration: Duration): number {
  if (typeof duration === 'number' && duration >= 0 && Number.isFinite(duration)) return duration
  const [, amount, unit = 'ms'] = /^(\d+(?:\.\d+)?)(ms|s|m)$/.exec(String(duration)) ?? []
  if (amount === undefined || typeof duration === 'number')
    throw new TypeError(
      `${JSON.stringify(duration)} is no duration: give milliseconds, or "500ms", "4s", "2m".`,
    )
  return Number(amount) * TIME_UNITS[unit as keyof typeof TIME_UNITS]
}
