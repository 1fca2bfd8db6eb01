import { INBOX } from '../../domain/inbox.ts'
import { SEPARATOR } from '../../domain/mailbox.ts'
import type { Mailbox } from '../../store/mailboxes.ts'

/** A name that an inbox knows: of a mailbox, or one that is only subscribed. */
export interface KnownName {
  readonly name: string
  readonly mailbox: Mailbox | undefined
  readonly subscribed: boolean
}

/** Names of an inbox in the order of their tree: each before all below it, INBOX first. */
export class KnownNames {
  readonly all: readonly KnownName[]
  readonly #keys: readonly string[]

  constructor(mailboxes: readonly Mailbox[], subscriptions: readonly string[]) {
    const there = new Set(mailboxes.map(({ name }) => name))
    const known = [
      ...mailboxes.map((mailbox) => ({ name: mailbox.name, mailbox, subscribed: mailbox.subscribed })),
      ...subscriptions
        .filter((name) => !there.has(name))
        .map((name) => ({ name, mailbox: undefined, subscribed: true })),
    ]
    const keyed = known
      .map((one) => ({ one, key: keyOf(one.name) }))
      .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    this.all = keyed.map(({ one }) => one)
    this.#keys = keyed.map(({ key }) => key)
  }

  /** Where the names below this one begin and end, whether it is known itself or not. */
  below(name: string): readonly [from: number, to: number] {
    const key = keyOf(name)
    return [this.#from(`${key}\u0000`), this.#from(`${key}\u0001`)]
  }

  /** Where the first stands whose key is not below this one. */
  #from(key: string): number {
    let low = 0
    let high = this.#keys.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#keys[middle] ?? '') < key) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** Names hold no control characters, and no empty levels: so nothing else comes between a name and those below it. */
function keyOf(name: string): string {
  const key = name.replaceAll(SEPARATOR, '\u0000')
  return name === INBOX || name.startsWith(`${INBOX}${SEPARATOR}`) ? `\u0000${key}` : key
}
