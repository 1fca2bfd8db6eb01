import { createHash, timingSafeEqual } from 'node:crypto'
import { guardianOf, inboxNameProblem } from '../domain/inbox.ts'
import type { Logins, Proof } from '../domain/login.ts'
import { DomainError } from '../domain/trouble.ts'
import type { Inboxes } from './store.ts'

/** What a name that has no password of its own is compared with, so that every login does the same work. */
const NOBODYS_PASSWORD = ' no inbox has this password '

/**
 * Logins over the store's inboxes. A declared inbox's password guards the inbox and all its labels
 * (`name+anything`). Any other name opens with any proof: it is made on the spot when `autoInboxes`, else refused.
 */
export function createLogins(inboxes: Inboxes, { autoInboxes }: { readonly autoInboxes: boolean }): Logins {
  return {
    async login(name, proof) {
      const problem = inboxNameProblem(name)
      if (problem !== undefined)
        throw new DomainError('bad-inbox-name', `This user name cannot be: ${problem}.`)
      const own = await inboxes.password(name)
      const password = own ?? (await inboxes.password(guardianOf(name)))
      const fits = proves(proof, password ?? NOBODYS_PASSWORD)
      const declared = typeof password === 'string'
      const open = declared ? fits : own !== undefined || autoInboxes
      if (!open) throw new DomainError('wrong-credentials', 'User name or password is wrong.')
      if (own === undefined) await inboxes.ensure(name)
      return name
    },
  }
}

function proves(proof: Proof, password: string): boolean {
  switch (proof.kind) {
    case 'password':
      return sameText(proof.password, password)
    case 'token':
      return sameText(proof.token, password)
    case 'response':
      return proof.fits(password)
  }
}

/** Compares in a time that does not depend on where, or by how much, the two differ. */
function sameText(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}
