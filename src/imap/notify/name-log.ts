import type { MailboxEvent } from '../../domain/events.ts'
import { SEPARATOR } from '../../domain/mailbox.ts'

/** What happened to names: once for each, whatever happened to it since. */
export interface NameChanges {
  /** Names that were made, removed or renamed, with what each was called before. */
  readonly names: ReadonlyMap<string, string | undefined>
  readonly subscriptions: ReadonlySet<string>
  /** Entries that were set or removed by mailbox; `''` is the inbox itself. */
  readonly annotations: ReadonlyMap<string, ReadonlySet<string>>
}

/** Gathers what happens to the names of mailboxes until the client is told (RFC 5465 §5.4 to §5.7). */
export class NameLog {
  #names = new Map<string, string | undefined>()
  #subscriptions = new Set<string>()
  #annotations = new Map<string, ReadonlySet<string>>()
  /** The renaming that those below it follow. */
  #root: { readonly was: string; readonly name: string } | undefined

  get size(): number {
    return this.#names.size + this.#subscriptions.size + this.#annotations.size
  }

  /** @param own whether the client did it itself, and is not told */
  add(event: MailboxEvent, own: boolean): void {
    if (event.type === 'mailbox.renamed') this.#rename(event, own)
    else if (!own) this.#add(event)
  }

  /** What was gathered, which is forgotten here. */
  take(): NameChanges {
    const taken = {
      names: this.#names,
      subscriptions: this.#subscriptions,
      annotations: this.#annotations,
    }
    this.#names = new Map()
    this.#subscriptions = new Set()
    this.#annotations = new Map()
    this.#root = undefined
    return taken
  }

  #add(event: Exclude<MailboxEvent, { type: 'mailbox.renamed' }>): void {
    switch (event.type) {
      case 'mailbox.created':
      case 'mailbox.removed': {
        this.#affected(event.name)
        // Whether it has children may be another matter now.
        const level = event.name.lastIndexOf(SEPARATOR)
        if (level > 0) this.#affected(event.name.slice(0, level))
        return
      }
      case 'mailbox.subscribed':
      case 'mailbox.unsubscribed':
        this.#subscriptions.add(event.name)
        return
      case 'mailbox.annotated': {
        const name = event.name ?? ''
        this.#annotations.set(name, new Set([...(this.#annotations.get(name) ?? []), ...event.entries]))
      }
    }
  }

  /** Those below are renamed with it, and not told of (RFC 5465 §5.4). */
  #rename({ was, name }: { readonly was: string; readonly name: string }, own: boolean): void {
    const root = this.#root
    const follows =
      root !== undefined &&
      was.startsWith(`${root.was}${SEPARATOR}`) &&
      name === root.name + was.slice(root.was.length)
    if (follows) return
    this.#root = { was, name }
    if (!own) this.#affected(name, was)
  }

  #affected(name: string, was?: string): void {
    this.#names.set(name, was ?? this.#names.get(name))
  }
}
