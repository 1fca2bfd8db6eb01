import type { OnRetrieve } from '../domain/inbox.ts'
import type { Contents } from '../store/mailboxes.ts'

/** One message as the session knows it. */
export interface Entry {
  readonly id: string
  /** Octets as RETR sends them, before dots are stuffed: a missing last CRLF is counted. */
  readonly octets: number
}

export interface MaildropFacts {
  readonly inbox: string
  /** The mailboxes it shows. */
  readonly mailboxes: readonly string[]
  readonly onRetrieve: OnRetrieve
}

/** The messages of one session: numbers fixed at login, and what QUIT will do to them (RFC 1939 §4). */
export class Maildrop {
  readonly facts: MaildropFacts
  readonly #contents: Contents
  readonly #deleted = new Set<number>()
  readonly #retrieved = new Set<number>()
  readonly #allOctets: number
  #deletedOctets = 0

  constructor(facts: MaildropFacts, contents: Contents) {
    this.facts = facts
    this.#contents = contents
    this.#allOctets = contents.sizes.reduce((sum, _size, at) => sum + this.#octets(at), 0)
  }

  /** How many are not marked as deleted, and their octets. */
  get count(): number {
    return this.#contents.ids.length - this.#deleted.size
  }

  get octets(): number {
    return this.#allOctets - this.#deletedOctets
  }

  /** The message of that number; `undefined` when there is none or it is marked as deleted. */
  entry(number: number): Entry | undefined {
    const id = number > 0 ? this.#contents.ids.at(number - 1) : undefined
    return id === undefined || this.#deleted.has(number)
      ? undefined
      : { id, octets: this.#octets(number - 1) }
  }

  isDeleted(number: number): boolean {
    return this.#deleted.has(number)
  }

  /** A line for every message that is not marked as deleted. No object for each: there may be 100 000. */
  *lines(what: 'octets' | 'id'): Generator<string> {
    const { ids } = this.#contents
    for (let at = 0; at < ids.length; at++) {
      if (!this.#deleted.has(at + 1)) yield `${at + 1} ${what === 'id' ? ids.at(at) : this.#octets(at)}`
    }
  }

  delete(number: number): void {
    this.#deleted.add(number)
    this.#deletedOctets += this.#octets(number - 1)
  }

  /** Takes every mark of deletion away. */
  reset(): void {
    this.#deleted.clear()
    this.#deletedOctets = 0
  }

  /** RETR has sent it. */
  retrieve(number: number): void {
    this.#retrieved.add(number)
  }

  /** Ids of what DELE marked, and what was sent and is not marked. */
  deletions(): readonly string[] {
    return this.#ids(this.#deleted)
  }

  retrievals(): readonly string[] {
    return this.#ids(new Set([...this.#retrieved].filter((number) => !this.#deleted.has(number))))
  }

  #octets(at: number): number {
    return (this.#contents.sizes[at] ?? 0) + (this.#contents.complete[at] === 1 ? 0 : 2)
  }

  #ids(numbers: ReadonlySet<number>): readonly string[] {
    return [...numbers].flatMap((number) => this.#contents.ids.at(number - 1) ?? [])
  }
}
