/** Which sessions are listed: what the API takes, read out of the search. */
export interface SessionFilter {
  readonly protocol: string | null
  readonly state: string | null
  readonly inbox: string | null
  /** The rest of the search. */
  readonly q: string
}

export type TermName = 'protocol' | 'state' | 'inbox'

export const PROTOCOLS = ['smtp', 'lmtp', 'pop3', 'imap'] as const
export const STATES = ['open', 'ended', 'failed'] as const

const VALUES: Readonly<Record<string, readonly string[] | undefined>> = { protocol: PROTOCOLS, state: STATES }
const TERM = /^(protocol|state|inbox):(.+)$/s

/** Reads `state:failed protocol:imap inbox:shop words`; what is no term is looked for as it stands. */
export function filterOf(query: string): SessionFilter {
  const terms = new Map<string, string>()
  const rest: string[] = []
  for (const word of wordsOf(query)) {
    const term = termOf(word)
    if (term === undefined) rest.push(word)
    else terms.set(term.name, term.value)
  }
  const given = (name: TermName) => terms.get(name) ?? null
  return {
    protocol: given('protocol'),
    state: given('state'),
    inbox: given('inbox'),
    q: rest.join(' '),
  }
}

/** The search with this term, in the place of any other of its name; `null`: without. */
export function withTerm(query: string, name: TermName, value: string | null): string {
  const others = wordsOf(query).filter((word) => termOf(word)?.name !== name)
  const term = value === null ? [] : [`${name}:${/\s/.test(value) ? `"${value}"` : value}`]
  return [...term, ...others].join(' ')
}

/** The filter as the API has it. */
export function searchOf({ protocol, state, inbox, q }: SessionFilter): URLSearchParams {
  const terms = Object.entries({ protocol, state, inbox, q: q === '' ? null : q })
  return new URLSearchParams(
    terms.flatMap(([name, value]) => (value === null ? [] : [[name, value] as [string, string]])),
  )
}

function wordsOf(query: string): readonly string[] {
  return query.match(/[a-z]+:"[^"]*"|\S+/g) ?? []
}

function termOf(word: string): { readonly name: string; readonly value: string } | undefined {
  const [, name = '', given = ''] = TERM.exec(word) ?? []
  const value = given.replace(/^"(.*)"$/s, '$1')
  if (value === '' || VALUES[name]?.includes(value) === false) return undefined
  return { name, value }
}
