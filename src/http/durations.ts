import { TIME_UNITS } from '../lib/time-units.ts'
import { HttpError } from './errors.ts'

const DURATION = /^(\d{1,9}(?:\.\d{1,6})?)(ms|s|m)?$/

export interface DurationBounds {
  /** The parameter's name, for what is said of a wrong one. */
  readonly field: string
  /** Most milliseconds. */
  readonly most: number
}

/**
 * `500ms`, `30s`, `2m` or a bare number of seconds, in milliseconds.
 * @throws HttpError `bad-request` when it is none of these, or longer than may be
 */
export function durationOf(given: string | number, { field, most }: DurationBounds): number {
  const [, amount, unit = 's'] = DURATION.exec(String(given).trim()) ?? []
  if (amount === undefined)
    throw new HttpError(
      'bad-request',
      `"${field}" is ${JSON.stringify(given)}, which is no duration: give 500ms, 30s, 2m or a number of seconds.`,
      { field },
    )
  const milliseconds = Number(amount) * TIME_UNITS[unit as keyof typeof TIME_UNITS]
  if (milliseconds > most)
    throw new HttpError('bad-request', `"${field}" is longer than ${most / 1000} s, the most there is.`, {
      field,
    })
  return milliseconds
}
