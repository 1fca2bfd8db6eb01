import type { PartialRange } from '../grammar/sequence-set.ts'
import { formatSet } from './sequence-set.ts'
import { formatString, type Wire } from './strings.ts'

/** What ESEARCH tells (RFC 9051 §7.3.4). What is left out was not asked for, or there is none. */
export interface SearchAnswer {
  /** Of the command that asked. */
  readonly tag: string
  readonly uid: boolean
  readonly min?: number
  readonly max?: number
  readonly count?: number
  /** In mailbox order, or as sorted. Not told when empty. */
  readonly all?: Iterable<number>
  /** RFC 9394 §3.1 */
  readonly partial?: { readonly range: PartialRange; readonly found: Iterable<number> }
  /** RFC 5267 §4.3.3 */
  readonly addTo?: readonly ContextChange[]
  readonly removeFrom?: readonly ContextChange[]
  /** RFC 7162 §3.1.10 */
  readonly modSequence?: number
}

/** Results that came into a context, or went out of it. */
export interface ContextChange {
  /** From 1; 0 when the context is in mailbox order. */
  readonly position: number
  readonly numbers: Iterable<number>
}

/** esearch-response, without `* ` and CRLF. */
export function formatEsearch(answer: SearchAnswer): Wire {
  const pieces = [`ESEARCH (TAG ${formatString(answer.tag, false)})`]
  const add = (name: string, value: string | number | undefined): void => {
    if (value !== undefined && value !== '') pieces.push(`${name} ${value}`)
  }
  if (answer.uid) pieces.push('UID')
  add('MIN', answer.min)
  add('MAX', answer.max)
  add('COUNT', answer.count)
  add('ALL', answer.all && formatSet(answer.all))
  add('PARTIAL', answer.partial && formatPartial(answer.partial))
  add('ADDTO', answer.addTo && formatChanges(answer.addTo))
  add('REMOVEFROM', answer.removeFrom && formatChanges(answer.removeFrom))
  add('MODSEQ', answer.modSequence)
  return pieces.join(' ')
}

function formatPartial({ range, found }: NonNullable<SearchAnswer['partial']>): Wire {
  return `(${range.from}:${range.to} ${formatSet(found) || 'NIL'})`
}

function formatChanges(changes: readonly ContextChange[]): Wire {
  const pairs = changes.map(({ position, numbers }) => `${position} ${formatSet(numbers)}`)
  return pairs.length === 0 ? '' : `(${pairs.join(' ')})`
}
