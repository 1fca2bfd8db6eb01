import type { MessageSummary } from '../../domain/message.ts'
import type { Expectation } from '../contract/expect.ts'
import type { Criteria } from '../contract/wait.ts'
import { HttpError } from '../errors.ts'
import { codeCriterion, criteriaOf, linkCriterion } from './criteria.ts'
import { type Evidence, Judge } from './judge.ts'
import { ANY_LINK, type LinkAsked, linkWantedOf } from './link-wanted.ts'
import { quoted } from './shown.ts'

/** An expectation that can be looked after. */
export interface Expected {
  readonly name: string
  readonly judge: Judge
  readonly least: number
  /** `null`: as many as like. */
  readonly most: number | null
  /** What it wants, in words. */
  readonly wanted: string
}

/** How an expectation stands now. */
export interface Standing {
  readonly expected: Expected
  /** Those that match, oldest first. */
  readonly messages: readonly MessageSummary[]
}

/** @throws DomainError `bad-query`; HttpError `bad-request` */
export async function expectedOf(evidence: Evidence, asked: Expectation, at: number): Promise<Expected> {
  const { name = `#${at + 1}`, count, none, link, code, ...criteria } = asked
  const judged = [
    ...(await criteriaOf(criteria)),
    ...(link === undefined
      ? []
      : [linkCriterion(link === true ? ANY_LINK : await linkWantedOf(asLink(link)))]),
    ...(code === undefined ? [] : [codeCriterion('code')]),
  ]
  const { least, most } = boundsOf({ name, count, none })
  const details = [
    ...detailsOf(criteria),
    ...(link === undefined ? [] : ['a link']),
    ...(code ? ['a code'] : []),
  ]
  const wanted = `${amountOf(least, most)}${details.length === 0 ? '' : ` with ${details.join(', ')}`}`
  return { name, judge: new Judge(evidence, judged), least, most, wanted }
}

function asLink({ text, kind }: { readonly text?: string; readonly kind?: LinkAsked['kind'] }): LinkAsked {
  return { ...(text === undefined ? {} : { text }), ...(kind === undefined ? {} : { kind }) }
}

/** @throws HttpError `bad-request` where no number of messages is within */
function boundsOf({
  name,
  count,
  none,
}: {
  readonly name: string
  readonly count: Expectation['count']
  readonly none: Expectation['none']
}): { readonly least: number; readonly most: number | null } {
  if (none === true && count !== undefined)
    throw impossible(`"${name}" wants \`none\` and a \`count\`: give one of them.`)
  if (typeof count === 'object' && (count.min ?? 0) > (count.max ?? Number.POSITIVE_INFINITY))
    throw impossible(`"${name}" wants at least ${count.min} and at most ${count.max}: no number is both.`)
  if (none === true) return { least: 0, most: 0 }
  if (typeof count === 'number') return { least: count, most: count }
  return { least: count?.min ?? (count?.max === undefined ? 1 : 0), most: count?.max ?? null }
}

function impossible(message: string): HttpError {
  return new HttpError('bad-request', message, { field: 'expect' })
}

function amountOf(least: number, most: number | null): string {
  const messages = (number: number) => `${number} message${number === 1 ? '' : 's'}`
  if (most === 0) return 'no message'
  if (most === null) return `${messages(least)} or more`
  if (least === most) return `exactly ${messages(least)}`
  return `${least} to ${messages(most)}`
}

function detailsOf(criteria: Criteria): string[] {
  return Object.entries(criteria).map(
    ([name, value]) => `${name} ${[value].flat().map(String).map(quoted).join(', ')}`,
  )
}
