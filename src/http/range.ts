import { HttpError } from './errors.ts'

/** Octets `start` up to, not including, `end`. */
export interface OctetRange {
  readonly start: number
  readonly end: number
}

/**
 * The one range of octets that a `Range` header asks for (RFC 9110 §14.1.2). Several ranges, other units and what
 * cannot be read count as no header at all, as §14.2 allows.
 *
 * @returns `undefined` for the whole
 * @throws HttpError `range-not-satisfiable` when none of it is there
 */
export function rangeOf(header: string | undefined, size: number): OctetRange | undefined {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/i.exec(header?.trim() ?? '')
  if (match === null) return undefined
  const [, first = '', last = ''] = match
  if (first === '' && last === '') return undefined
  if (first !== '' && last !== '' && Number(last) < Number(first)) return undefined
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const end = first === '' || last === '' ? size : Math.min(size, Number(last) + 1)
  if (start < end) return { start, end }
  throw new HttpError('range-not-satisfiable', 'No octet of that range is there.', {
    headers: { 'content-range': `bytes */${size}` },
  })
}
