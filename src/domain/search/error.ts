import { printable } from '../../lib/printable.ts'
import { DomainError } from '../trouble.ts'

/** "Bad search: `what` at character `at` + 1: `advice`." */
export function searchError(what: string, at: number, advice: string): DomainError {
  return new DomainError('bad-query', printable(`Bad search: ${what} at character ${at + 1}: ${advice}.`))
}
