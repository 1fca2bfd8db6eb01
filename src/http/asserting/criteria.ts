import type { StoredMessage } from '../../domain/message.ts'
import { EVERYTHING, type Query } from '../../domain/query.ts'
import { type Criteria, HAVINGS } from '../contract/wait.ts'
import { HttpError } from '../errors.ts'
import type { Found } from '../found.ts'
import { queryOf } from '../queries.ts'
import { ANY_LINK, type LinkWanted } from './link-wanted.ts'
import type { PatternRunner } from './pattern-runner.ts'
import { addressValues, bodyValue, quoted, shownAddresses } from './shown.ts'
import { type Wanted, wantedOf } from './wanted.ts'

/** A message that is looked into. */
export interface Candidate {
  readonly stored: StoredMessage
  /** Its links and codes, found when first asked for. */
  readonly found: () => Promise<Found>
}

/** One thing that is asked of a message, and how the client put it. */
export interface Criterion {
  /** `subject`, `header=X-Foo:bar`, `has=link`, `q`. */
  readonly name: string
  /** What the store can be asked: every message that fits matches it. */
  readonly query: Query
  /** What is left to be looked at in the message itself; absent when the query says it all. */
  readonly fits?: (message: Candidate, patterns: PatternRunner) => Promise<boolean>
  /** Why a message does not fit, for people. */
  readonly why: (message: Candidate) => string
}

const TEXT_FIELDS = ['from', 'to', 'subject', 'body'] as const
type TextField = (typeof TEXT_FIELDS)[number]

/** @throws DomainError `bad-query` when `q` cannot be read; HttpError `bad-request` for a pattern or a `has` */
export async function criteriaOf(asked: Criteria): Promise<readonly Criterion[]> {
  const exact = String(asked.exact) === 'true'
  const texts = TEXT_FIELDS.flatMap((field) => {
    const text = asked[field]
    return text === undefined ? [] : [textCriterion(field, text, exact)]
  })
  const headers = (asked.header ?? []).map((header) => headerCriterion(header, exact))
  const has = [asked.has ?? []]
    .flat()
    .flatMap((list) => list.split(','))
    .map(hasCriterion)
  const search = asked.q === undefined ? [] : [searchCriterion(asked.q)]
  return [...(await Promise.all([...texts, ...headers])), ...has, ...search]
}

export function allOf(criteria: readonly Criterion[]): Query {
  return criteria.length === 0 ? EVERYTHING : { kind: 'all', of: criteria.map(({ query }) => query) }
}

/** That a link is there which fits. */
export function linkCriterion({ words, fits }: LinkWanted): Criterion {
  return {
    name: 'link',
    query: EVERYTHING,
    fits: async ({ found }, patterns) => {
      for (const link of (await found()).links) if (await fits(link, patterns)) return true
      return false
    },
    why: () => `has no link${words}`,
  }
}

/** That a code is there. */
export function codeCriterion(name: 'code' | 'has=code'): Criterion {
  return {
    name,
    query: EVERYTHING,
    fits: async ({ found }) => (await found()).codes.length > 0,
    why: () => 'has no code',
  }
}

async function textCriterion(field: TextField, text: string, exact: boolean): Promise<Criterion> {
  const wanted = await wantedOf(text, { field, exact })
  return {
    name: field,
    query: wanted.contained === null ? EVERYTHING : { kind: 'text', field, text: wanted.contained },
    ...fitting(wanted, ({ stored }) => valuesOf(field, stored)),
    why: ({ stored }) => `${shown(field, stored)}, ${wanted.words}`,
  }
}

function fitting(
  { fits }: Wanted,
  valuesIn: (message: Candidate) => readonly string[],
): Pick<Criterion, 'fits'> {
  return fits === undefined ? {} : { fits: (message, patterns) => fits(valuesIn(message), patterns) }
}

function valuesOf(field: TextField, { digest }: StoredMessage): readonly string[] {
  switch (field) {
    case 'from':
    case 'to':
      return addressValues(digest[field])
    case 'subject':
      return [digest.subject]
    case 'body':
      return [bodyValue(digest.text)]
  }
}

function shown(field: TextField, { digest }: StoredMessage): string {
  switch (field) {
    case 'from':
    case 'to':
      return digest[field].length === 0 ? `${field} is empty` : `${field} is ${shownAddresses(digest[field])}`
    case 'subject':
      return `subject is ${quoted(digest.subject)}`
    case 'body':
      return digest.text.trim() === '' ? 'body is empty' : `body is ${quoted(bodyValue(digest.text))}`
  }
}

/** `X-Foo`: the field is there; `X-Foo:bar` or `X-Foo: bar`: and holds that. */
async function headerCriterion(header: string, exact: boolean): Promise<Criterion> {
  const colon = header.indexOf(':')
  const name = (colon < 0 ? header : header.slice(0, colon)).trim()
  if (name === '')
    throw new HttpError('bad-request', `"header" is ${quoted(header)}: give a name, or \`name:value\`.`, {
      field: 'header',
    })
  const text = colon < 0 ? '' : header.slice(colon + 1).trim()
  const valuesIn = ({ stored }: Candidate) =>
    stored.digest.headers
      .filter((field) => field.name.toLowerCase() === name.toLowerCase())
      .map(({ value }) => value.trim())
  const common = { name: `header=${header}` }
  if (text === '')
    return { ...common, query: { kind: 'header', name, text }, why: () => `there is no header ${name}` }
  const wanted = await wantedOf(text, { field: 'header', exact })
  return {
    ...common,
    query: { kind: 'header', name, text: wanted.contained ?? '' },
    ...fitting(wanted, valuesIn),
    why: (message) => {
      const values = valuesIn(message)
      return values.length === 0
        ? `there is no header ${name}, ${wanted.words}`
        : `header ${name} is ${values.map(quoted).join(' and ')}, ${wanted.words}`
    },
  }
}

function hasCriterion(given: string): Criterion {
  const what = given.trim()
  switch (what) {
    case 'attachment':
      return { name: 'has=attachment', query: { kind: 'has', what }, why: () => 'has no attachment' }
    case 'html':
      return { name: 'has=html', query: { kind: 'has', what }, why: () => 'has no HTML' }
    case 'link':
      return { ...linkCriterion(ANY_LINK), name: 'has=link' }
    case 'code':
      return codeCriterion('has=code')
    default:
      throw new HttpError('bad-request', `"has" is ${quoted(what)}: give some of ${HAVINGS.join(', ')}.`, {
        field: 'has',
      })
  }
}

function searchCriterion(q: string): Criterion {
  return { name: 'q', query: queryOf(q), why: () => `is not found by the search ${quoted(q)}` }
}
