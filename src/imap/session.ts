import type { SecureContext } from 'node:tls'
import type { EventFeed } from '../domain/events.ts'
import type { Proof } from '../domain/login.ts'
import { canonicalMailbox } from '../domain/mailbox.ts'
import type { SessionFailure } from '../domain/session.ts'
import { DomainError } from '../domain/trouble.ts'
import { type Peer, PeerGone, Uninflatable } from '../wire/peer.ts'
import type { Mechanism } from '../wire/sasl.ts'
import { type Answer, answerTo } from './answer.ts'
import { Arriving } from './arriving.ts'
import { capabilitiesOf } from './capabilities.ts'
import type { Collected } from './collector.ts'
import type { Command, ImapStore, State, Talk } from './command.ts'
import { COMMANDS } from './commands.ts'
import { dispatch, mayExpunge, readSpoken, type Spoken } from './dispatch.ts'
import { Enabled } from './enabled.ts'
import { formatMailbox } from './format/mailbox.ts'
import type { Wire } from './format/strings.ts'
import { Gate } from './gate.ts'
import type { Fragment } from './grammar/fragment.ts'
import { Hearing } from './hearing.ts'
import { LoginName } from './login-name.ts'
import { reactionTo } from './mishaps.ts'
import { respelled } from './names.ts'
import type { Notifier } from './notify/notifier.ts'
import { Output } from './output.ts'
import { Progress } from './progress.ts'
import { readStateOf } from './read-state.ts'
import { Selected } from './selected.ts'
import type { Services } from './services.ts'
import { Transport } from './transport.ts'
import { Watch } from './watch.ts'
import { capabilityName } from './withheld.ts'

/** One client's session (RFC 9051 §3), from greeting to farewell. */
export class Session implements Talk {
  readonly settings: Services['settings']
  readonly store: ImapStore
  readonly feed: EventFeed
  readonly out: Output
  readonly session: string
  readonly transport: Transport
  readonly arriving: Arriving
  enabled = new Enabled()
  tag = '*'
  inbox: string | undefined
  readonly #services: Services
  readonly #peer: Peer
  readonly #gate: Gate
  readonly #hearing: Hearing
  readonly #watch: Watch
  /** The inbox of the login that was checked. */
  #checked: string | undefined
  /** Of the command that runs. */
  #progress: Progress | undefined
  #running: Command | undefined
  /** Mailboxes that it names, as the store has them. */
  readonly #named = new Set<string>()
  /** Commands in a row that were wrong. */
  #wrong = 0

  constructor(services: Services, peer: Peer, upgrade: SecureContext | undefined) {
    const { settings, store, feed } = services
    this.settings = settings
    this.store = store
    this.feed = feed
    this.out = new Output(peer)
    this.#watch = new Watch(this.out, {
      loginName: new LoginName(feed, () => peer.drain()),
      note: (error) => this.note(error, 'changes could not be read'),
    })
    this.#hearing = new Hearing(peer, settings.limits)
    this.arriving = new Arriving(() => store.messages.receive(), settings.maxMessageSize)
    this.session = peer.record.session.id
    this.#services = services
    this.#peer = peer
    this.transport = new Transport(peer, upgrade, settings.limits)
    this.#gate = new Gate(services, peer, settings.limits.failedLogins)
  }

  get state(): State {
    if (this.inbox === undefined) return 'not-authenticated'
    return this.selected === undefined ? 'authenticated' : 'selected'
  }

  get mechanisms(): readonly Mechanism[] {
    const plaintext = !this.settings.requireTls || this.transport.secure
    return plaintext ? this.#gate.mechanisms : []
  }

  brought(id: string): void {
    this.#peer.record.brought(id)
  }

  now(): number {
    return this.#services.clock.now()
  }

  offers(capability: string): boolean {
    return !this.settings.withheld.has(capabilityName(capability))
  }

  capabilities(): readonly string[] {
    return capabilitiesOf(this, COMMANDS)
  }

  storeName(name: string): string {
    const named = respelled(name, this.settings.separator)
    this.#named.add(canonicalMailbox(named))
    return named
  }

  wireName(name: string): Wire {
    return formatMailbox(respelled(name, this.settings.separator), this.enabled.utf8)
  }

  /** Resolves when the session is over. @throws PeerGone */
  async run(): Promise<void> {
    try {
      this.out.untagged(`OK [CAPABILITY ${this.capabilities().join(' ')}] Sandpost IMAP ready`)
      await this.out.ready()
      for (let over = false; !over; ) over = await this.#step()
    } catch (error) {
      if (!(error instanceof Uninflatable)) throw error
      this.#farewell(error.message, 'what came could not be inflated', 'mistakes')
    } finally {
      // Whatever ends it, nothing is expunged (RFC 9051 §6.1.3).
      this.#watch.close()
      this.out.flush()
    }
  }

  async authenticate(user: string, proof: Proof): Promise<void> {
    this.#checked = await this.#gate.check(user, proof)
  }

  enter(): void {
    this.inbox = this.#checked
    this.#peer.record.learn({ login: this.inbox ?? null })
    this.#watch.loginName.watch(this.inbox)
  }

  leave(): void {
    this.#watch.close()
    this.inbox = undefined
    this.#checked = undefined
    this.enabled = new Enabled()
  }

  ask(challenge: string, kind: 'question' | 'proof'): Promise<string | undefined> {
    return this.#hearing.answer(this.out, challenge, kind)
  }

  listen(): Promise<string | undefined> {
    return this.#hearing.line(this.#watch.inIdle)
  }

  get selected(): Selected | undefined {
    return this.#watch.selected
  }

  async open(inbox: string, name: string, options: { readonly readOnly: boolean }): Promise<Selected> {
    const { feed, enabled } = this
    const { bell } = this.#watch
    const mailboxes = this.#services.reads
    // The client is told at SELECT what it can keep: for this mailbox it stays so until the next.
    const ownFlags = (await readStateOf(this, inbox)) === 'private'
    return Selected.open({ mailboxes, feed, enabled, bell, inbox, ...options, ownFlags }, name)
  }

  select(selected: Selected | undefined): void {
    this.#watch.select(selected)
  }

  notify(notifier: Notifier, options: { readonly status: boolean }): Promise<void> {
    return this.#watch.notify(notifier, options)
  }

  isDoing(name: string | null): boolean {
    return this.#running?.does === 'mailboxes' && (name === null || this.#named.has(name))
  }

  async update(options: { readonly expunge: boolean }): Promise<void> {
    await this.#watch.tell(options)
  }

  progress(done: number, goal?: number): void {
    if (this.offers('INPROGRESS')) this.#progress?.report(done, goal)
  }

  enableCondstore(): void {
    if (this.enabled.condstore) return
    this.enabled.condstore = true
    // RFC 7162 §3.1.1
    if (this.selected !== undefined)
      this.out.untagged(`OK [HIGHESTMODSEQ ${this.selected.view.modseq}] Modification sequences are told`)
  }

  introduce(client: string): void {
    this.#peer.record.learn({ clientName: client })
  }

  note(error: unknown, what: string): void {
    const facts = { session: this.session, err: error }
    if (error instanceof DomainError) this.#services.log.warn(facts, `imap: ${what}`)
    else this.#services.log.error(facts, `imap: ${what}`)
  }

  /** One command and its answer. @returns whether that was the last */
  async #step(): Promise<boolean> {
    const { arriving } = this
    try {
      const inside = this.inbox !== undefined
      const unasked = this.offers('LITERAL+')
      const told = this.#watch.betweenCommands
      const collected = await this.#hearing.command(this.enabled, { inside, arriving, unasked, told })
      return await this.#obey(collected)
    } finally {
      await arriving.clear()
    }
  }

  async #obey(collected: Collected): Promise<boolean> {
    if (collected.kind === 'command') return this.#run(collected.fragments)
    if (collected.kind === 'too-long') this.#peer.record.script.remark('line too long, not kept')
    const inside = this.inbox !== undefined
    const renamed = this.#watch.loginName.isPast
    const reaction = reactionTo(collected, { dialect: this.enabled, inside, renamed })
    switch (reaction.kind) {
      case 'answer':
        return this.#say(reaction.tag, reaction.answer)
      case 'farewell':
        return this.#farewell(reaction.text, reaction.ending, reaction.failure)
      case 'silence':
        this.#peer.record.leaves(reaction.ending)
        return true
    }
  }

  async #run(fragments: readonly Fragment[]): Promise<boolean> {
    const spoken = readSpoken(fragments, this.enabled)
    this.tag = spoken.tag
    this.#progress = new Progress(this.out, { tag: spoken.tag, everyMs: this.settings.limits.progressMs })
    const { selected } = this
    this.#running = spoken.command
    this.#named.clear()
    const answer = await this.#answer(spoken, fragments)
    this.#running = undefined
    // What the client said in place of an answer is answered instead.
    if (this.#hearing.interrupted) return false
    // Messages go between commands only, and not where the next one may name numbers already (RFC 9051 §7.5.1).
    const expunge = mayExpunge(spoken)
    const own = spoken.command?.does === 'messages'
    // A mailbox that was selected just now is as SELECT has told it: what has happened since is for the next command.
    if (answer.ending === undefined && this.selected === selected)
      await this.#watch.tellWanted({ expunge, own })
    return this.#say(spoken.tag, answer)
  }

  async #answer(spoken: Spoken, fragments: readonly Fragment[]): Promise<Answer> {
    try {
      this.arriving.settle(fragments)
      await this.selected?.refresh()
      return await dispatch(this, spoken)
    } catch (error) {
      if (error instanceof PeerGone) throw error
      const answer = answerTo(error)
      if (answer.code === 'SERVERBUG') this.note(error, `${spoken.command?.verb ?? 'a command'} failed`)
      return answer
    }
  }

  /** @returns whether the session is over */
  async #say(tag: string, answer: Answer): Promise<boolean> {
    this.out.tagged(tag, answer, { secret: this.#hearing.hidesTag })
    // The client's next octets belong to what begins here, TLS or deflate: nothing may be read in between.
    await (answer.after?.() ?? this.out.ready())
    if (answer.ending !== undefined) {
      if (answer.status !== 'OK') this.out.untagged(`BYE ${answer.text}`)
      this.#peer.record.endsBy(answer.ending, answer.failure)
      return true
    }
    this.#wrong = answer.status === 'BAD' ? this.#wrong + 1 : 0
    if (this.#wrong < this.settings.limits.wrongCommands) return false
    return this.#farewell('Too many wrong commands', 'too many mistakes', 'mistakes')
  }

  #farewell(text: string, ending: string, failure?: SessionFailure): true {
    this.out.untagged(`BYE ${text}`)
    this.#peer.record.endsBy(ending, failure)
    return true
  }
}
