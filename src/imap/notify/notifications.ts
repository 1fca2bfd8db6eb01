import type { MailboxEvent, MailEvent } from '../../domain/events.ts'
import type { Mailbox } from '../../store/mailboxes.ts'
import { type Inside, isReading } from '../command.ts'
import { Fetching } from '../fetch/fetching.ts'
import { planOf } from '../fetch/plan.ts'
import { formatAstring, inUtf8 } from '../format/strings.ts'
import type { NotifyEvent } from '../grammar/notify.ts'
import { KnownNames } from '../list/known-names.ts'
import { formatToldName } from '../list/told.ts'
import type { Numbered } from '../sets.ts'
import { formatStatus } from '../status.ts'
import { changedStatus, firstStatus, type Wanted } from './changed-status.ts'
import { NameLog } from './name-log.ts'
import type { Notifier } from './notifier.ts'
import { Registration } from './registration.ts'

/** Names of which a client hears at most at once; of more it hears that there were too many. */
const MOST_NAMES = 1000

const EVENT_OF = {
  'mailbox.created': 'MailboxName',
  'mailbox.removed': 'MailboxName',
  'mailbox.renamed': 'MailboxName',
  'mailbox.subscribed': 'SubscriptionChange',
  'mailbox.unsubscribed': 'SubscriptionChange',
  'mailbox.annotated': 'MailboxMetadataChange',
} as const satisfies Record<MailboxEvent['type'], NotifyEvent['event']>

/** What happens to the mailboxes that are not selected, for a client that has asked to be told (RFC 5465). */
export class Notifications implements Notifier {
  readonly #talk: Inside
  readonly #names = new NameLog()
  /** As the client knows them. */
  #before: readonly Mailbox[] = []
  #dirty = false
  #registration: Registration
  #unsubscribe: () => void = () => undefined

  constructor(talk: Inside, registration: Registration) {
    this.#registration = registration
    this.#talk = talk
  }

  async begin(ring: () => void, status: boolean): Promise<void> {
    const { feed, inbox } = this.#talk
    this.#unsubscribe = feed.subscribe((event) => {
      if (event.inbox === inbox && this.#hear(event)) ring()
    })
    if (!this.#registration.wants('MessageNew')) return
    const { mailboxes, subscribed } = await this.#look()
    this.#before = mailboxes
    if (!status) return
    for (const mailbox of mailboxes) {
      const wanted = this.#wanted(mailbox, subscribed)
      const condstore = this.#talk.offers('CONDSTORE')
      await this.#tellStatus(mailbox, firstStatus({ ...wanted, condstore }))
    }
  }

  close(): void {
    this.#unsubscribe()
  }

  get registration(): Registration {
    return this.#registration
  }

  async tellArrived(rows: readonly Numbered[]): Promise<void> {
    const talk = this.#talk
    const items = this.#registration.selected?.items ?? []
    if (items.length === 0 || !isReading(talk)) return
    const plan = planOf(items, { implied: ['UID'], utf8: talk.enabled.utf8 })
    await new Fetching(talk, plan, { uid: true }).run(rows)
  }

  async tell(): Promise<boolean> {
    if (this.#overflowed) return this.#giveUp()
    if (!this.#dirty && this.#names.size === 0) return false
    const { mailboxes, subscribed } = await this.#look()
    const named = await this.#tellNames(mailboxes, subscribed)
    const changed = this.#dirty && (await this.#tellChanged(mailboxes, subscribed))
    return named || changed
  }

  get #overflowed(): boolean {
    return this.#names.size > MOST_NAMES
  }

  /** As after NOTIFY NONE (RFC 5465 §5.8). */
  #giveUp(): true {
    this.close()
    this.#names.take()
    this.#dirty = false
    this.#registration = new Registration([], (name) => name)
    this.#talk.out.untagged('OK [NOTIFICATIONOVERFLOW] Too much happened at once, nothing is told any more')
    return true
  }

  /** @returns whether it may have to be told */
  #hear(event: MailEvent): boolean {
    switch (event.type) {
      case 'message.received':
      case 'message.changed':
      case 'message.removed':
        this.#dirty ||= this.#registration.wants('MessageNew')
        return this.#dirty
      case 'inbox.created':
      case 'inbox.changed':
      case 'inbox.removed':
      case 'inbox.renamed':
        return false
      default:
        return this.#hearName(event)
    }
  }

  #hearName(event: MailboxEvent): boolean {
    // One that was made anew under the same name is another mailbox.
    this.#dirty ||= this.#registration.wants('MessageNew')
    const ofInbox = event.type === 'mailbox.annotated' && event.name === null
    if (
      this.#registration.wants(ofInbox ? 'ServerMetadataChange' : EVENT_OF[event.type]) &&
      !this.#overflowed
    )
      this.#names.add(event, this.#talk.isDoing(event.name))
    return this.#dirty || this.#names.size > 0
  }

  async #look() {
    const { store, inbox } = this.#talk
    const [mailboxes, subscriptions] = await Promise.all([
      store.mailboxes.list(inbox),
      store.mailboxes.subscriptions(inbox),
    ])
    return { mailboxes, subscribed: new Set(subscriptions) }
  }

  async #tellNames(mailboxes: readonly Mailbox[], subscribed: ReadonlySet<string>): Promise<boolean> {
    if (this.#names.size === 0) return false
    const { out } = this.#talk
    const { names, subscriptions, annotations } = this.#names.take()
    const wants = (event: NotifyEvent['event'], name: string) =>
      this.#registration.wantsOf(event, name, subscribed)
    const told = new Map(
      [...names].filter(([name, was]) => [name, was ?? name].some((one) => wants('MailboxName', one))),
    )
    for (const name of subscriptions)
      if (wants('SubscriptionChange', name) && !told.has(name)) told.set(name, undefined)
    const known = new KnownNames(mailboxes, [...subscribed])
    for (const [name, oldName] of told) {
      out.untagged(formatToldName(this.#talk, known, { name, oldName, subscribed: true }))
      await out.ready()
    }
    const entries = [...annotations].filter(([name]) => name === '' || wants('MailboxMetadataChange', name))
    for (const [name, changed] of entries) this.#tellEntries(name, changed)
    return told.size + entries.length > 0
  }

  /** RFC 5464 §4.4.2 */
  #tellEntries(name: string, entries: ReadonlySet<string>): void {
    const { out, enabled } = this.#talk
    const names = Array.from(entries, (entry) => formatAstring(inUtf8(entry), enabled.utf8))
    out.untagged(`METADATA ${this.#talk.wireName(name)} ${names.join(' ')}`)
  }

  async #tellChanged(mailboxes: readonly Mailbox[], subscribed: ReadonlySet<string>): Promise<boolean> {
    this.#dirty = false
    const byId = new Map(this.#before.map((mailbox) => [mailbox.id, mailbox]))
    const byName = new Map(this.#before.map((mailbox) => [mailbox.name, mailbox]))
    this.#before = mailboxes
    let told = false
    for (const mailbox of mailboxes) {
      // Of the selected mailbox is told by numbers, whatever else it is part of (RFC 5465 §3.1).
      if (mailbox.id === this.#talk.selected?.mailbox.id) continue
      const before = byId.get(mailbox.id) ?? byName.get(mailbox.name)
      const items = changedStatus(before, mailbox, this.#wanted(mailbox, subscribed))
      if (await this.#tellStatus(mailbox, items)) told = true
    }
    return told
  }

  #wanted({ name }: Mailbox, subscribed: ReadonlySet<string>): Wanted {
    return {
      messages: this.#registration.wantsOf('MessageNew', name, subscribed),
      flags: this.#registration.wantsOf('FlagChange', name, subscribed),
      condstore: this.#talk.enabled.condstore,
    }
  }

  async #tellStatus(mailbox: Mailbox, items: Parameters<typeof formatStatus>[2]): Promise<boolean> {
    if (items.length === 0 || mailbox.id === this.#talk.selected?.mailbox.id) return false
    const { out } = this.#talk
    out.untagged(await formatStatus(this.#talk, mailbox, items))
    await out.ready()
    return true
  }
}
