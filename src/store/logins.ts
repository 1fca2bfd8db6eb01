import { createHash, timingSafeEqual } from 'node:crypto'
import { guardianOf, inboxNameProblem } from '../domain/inbox.ts'
import type { Logins, Proof } from '../domain/login.ts'
import { DomainError } from '../domain/trouble.ts'
import { saslPrepared } from '../lib/saslprep.ts'
import type { Inboxes } from './store.ts'

/** What a name that has no password of its own is compared with, so that every login does the same work. */
const NOBODYS_PASSWORD = ' no inbox has this password '

/**
 * Logins over the store's inboxes. A declared inbox's password guards the inbox and all its labels
 * (`name+anything`). Any other name opens with any proof that is not mutual: it is made on the spot when `autoInboxes`,
 * else refused. Names and passwords that are the same once prepared (RFC 4013) are the same.
 */
export function createLogins(inboxes: Inboxes, { autoInboxes }: { readonly autoInboxes: boolean }): Logins {
  return {
    async login(name, proof) {
      const problem = inboxNameProblem(name)
      if (problem !== undefined)
        throw new DomainError('bad-inbox-name', `This user name cannot be: ${problem}.`)
      const inbox = await knownName(inboxes, name)
      const own = await inboxes.password(inbox)
      const password = own ?? (await inboxes.password(guardianOf(inbox)))
      const fits = proves(proof, password ?? NOBODYS_PASSWORD)
      const declared = typeof password === 'string'
      const open = declared ? fits : proof.kind !== 'mutual' && (own !== undefined || autoInboxes)
      if (!open) throw new DomainError('wrong-credentials', refusalOf(proof))
      const left = inboxes.use(inbox)
      try {
        if (own === undefined) await inboxes.ensure(inbox)
      } finally {
        left()
      }
      return { inbox, guarded: declared }
    },
    knowsPasswords: () => inboxes.anyPassword(),
  }
}

/** Clients and tables may write one name with different code points: what is there as it stands goes first. */
async function knownName(inboxes: Inboxes, name: string): Promise<string> {
  const other = prepared(name)
  if (other === name || inboxNameProblem(other) !== undefined) return name
  for (const form of [name, guardianOf(name)]) if ((await inboxes.password(form)) !== undefined) return name
  return other
}

/** Clients choose SCRAM by themselves: whoever asked for an inbox that takes any password has to learn what is wrong. */
function refusalOf(proof: Proof): string {
  return proof.kind === 'mutual'
    ? 'User name or password is wrong; SCRAM opens only inboxes that have a password, others take PLAIN.'
    : 'User name or password is wrong.'
}

function proves(proof: Proof, password: string): boolean {
  switch (proof.kind) {
    case 'password':
      return sameSecret(proof.password, password)
    case 'token':
      return sameSecret(proof.token, password)
    case 'response':
    case 'mutual':
      return [...new Set([password, prepared(password)])].some((form) => proof.fits(form))
  }
}

/** As clients may have written it (RFC 4013); as it stands where that is prohibited. */
function prepared(text: string): string {
  return saslPrepared(text) ?? text
}

function sameSecret(given: string, expected: string): boolean {
  return sameText(given, expected) || sameText(prepared(given), prepared(expected))
}

/** Compares in a time that does not depend on where, or by how much, the two differ. */
function sameText(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}
