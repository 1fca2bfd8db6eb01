import type { SecureContext } from 'node:tls'
import { LOGIN_FAILURES, type Logins, type Proof } from '../domain/login.ts'
import { DomainError } from '../domain/trouble.ts'
import type { Clock } from '../lib/clock.ts'
import type { Log } from '../lib/log.ts'
import type { Mailboxes } from '../store/mailboxes.ts'
import type { Inboxes, Messages } from '../store/store.ts'
import { atMost, type LineLimit } from '../wire/line-buffer.ts'
import { LoginAttempts } from '../wire/login-attempts.ts'
import type { LoginThrottle } from '../wire/login-throttle.ts'
import { type Heard, type Peer, PeerGone } from '../wire/peer.ts'
import { type Mechanism, mechanismsFor } from '../wire/sasl.ts'
import type { State, Talk } from './command.ts'
import { dispatch, readSpoken } from './dispatch.ts'
import type { Expiry } from './expiry.ts'
import type { Pop3Limits } from './limits.ts'
import type { Maildrop } from './maildrop.ts'
import type { Maildrops, Release } from './maildrops.ts'
import { Masking } from './masking.ts'
import { Mistakes } from './mistakes.ts'
import { openMaildrop, type Wish, wishOf } from './opening.ts'
import { err, type Reply, replyTo, wrong } from './replies.ts'
import { send } from './sending.ts'
import type { Pop3Settings } from './settings.ts'

/** What of the store the protocol reads and changes. */
export interface Pop3Store {
  readonly inboxes: Pick<Inboxes, 'get' | 'list'>
  readonly mailboxes: Pick<Mailboxes, 'contents' | 'remove' | 'move'>
  readonly messages: Pick<Messages, 'raw' | 'change'>
}

/** What all sessions of a server share. */
export interface Services extends Pop3Store {
  readonly settings: Pop3Settings & { readonly limits: Pop3Limits }
  readonly maildrops: Maildrops
  readonly expiry: Expiry
  readonly logins: Logins
  readonly throttle: LoginThrottle
  readonly clock: Clock
  readonly log: Log
  /** Called when a secret is about to be taken that came in plaintext over a network. */
  readonly plaintextLogin: () => void
}

const ENDLESS = { ending: 'line without end', failure: 'mistakes' } as const

/** One client's session (RFC 1939 §3): AUTHORIZATION until there is a maildrop, then TRANSACTION. */
export class Session implements Talk {
  readonly settings: Services['settings']
  readonly timestamp: string
  user: string | undefined
  utf8 = false
  readonly #services: Services
  readonly #peer: Peer
  readonly #upgrade: SecureContext | undefined
  readonly #mistakes: Mistakes
  readonly #logins: LoginAttempts
  readonly #masking = new Masking()
  #maildrop: Maildrop | undefined
  #release: Release = () => undefined
  #wish: Wish | undefined
  #startTls = false
  /** What came when AUTH waited for an answer, and was none. */
  #unheard: Heard | undefined

  constructor(services: Services, peer: Peer, upgrade: SecureContext | undefined) {
    this.settings = services.settings
    this.timestamp = `<${process.pid}.${process.hrtime.bigint()}@${services.settings.hostname}>`
    this.#services = services
    this.#peer = peer
    this.#upgrade = upgrade
    this.#mistakes = new Mistakes(services.settings.limits)
    this.#logins = new LoginAttempts({
      ...services,
      ...LOGIN_FAILURES,
      most: services.settings.limits.failedLogins,
    })
  }

  get state(): State {
    return this.#maildrop === undefined ? 'authorization' : 'transaction'
  }

  get secure(): boolean {
    return this.#peer.secure
  }

  get canStartTls(): boolean {
    return this.#upgrade !== undefined && !this.#peer.secure
  }

  get pending(): number {
    return this.#peer.pending
  }

  get messages(): Services['messages'] {
    return this.#services.messages
  }

  get mailboxes(): Services['mailboxes'] {
    return this.#services.mailboxes
  }

  get mechanisms(): readonly Mechanism[] {
    return mechanismsFor({ mutual: this.#services.logins.knowsPasswords() })
  }

  /** Resolves when the session is over. @throws PeerGone */
  async run(): Promise<void> {
    try {
      await this.#say({ ok: true, text: `Sandpost POP3 ready ${this.timestamp}` })
      for (let over = false; !over; ) over = await this.#step()
    } finally {
      // Whatever ends it, the next session may have the maildrop, and nothing was deleted (RFC 1939 §6).
      this.release()
    }
  }

  async authenticate(user: string, proof: Proof): Promise<void> {
    const wish = wishOf(user)
    const login = () => this.#services.logins.login(wish.inbox, proof)
    const { inbox } = await this.#logins.make(this.#peer, login)
    this.#wish = { ...wish, inbox }
  }

  async enter(): Promise<Reply> {
    const wish = this.#wish
    if (wish === undefined) return err('Log in first')
    const { maildrops } = this.#services
    const release = maildrops.open(wish.inbox)
    if (typeof release === 'string') {
      this.#peer.record.loginRefused()
      return release === 'in-use'
        ? err('Another session has this maildrop open', 'IN-USE')
        : err('The last login was too short a time ago', 'LOGIN-DELAY')
    }
    try {
      this.#maildrop = await openMaildrop(wish, this.#services)
    } catch (error) {
      release()
      this.note(error, 'a maildrop could not be opened')
      return replyTo(error)
    }
    maildrops.opened(wish.inbox)
    this.#release = release
    this.#peer.record.learn({ login: wish.inbox })
    return { ok: true, text: `${this.#maildrop.count} messages (${this.#maildrop.octets} octets)` }
  }

  async ask(challenge: string, kind: 'question' | 'proof'): Promise<string | undefined> {
    const { limits } = this.settings
    const { script } = this.#peer.record
    // Whoever has read the proof that we know the password can try out passwords on it.
    if (kind === 'proof') script.serverSecret('+')
    else script.server(`+ ${challenge}`, challenge.length + 4)
    this.#peer.write(`+ ${challenge}\r\n`)
    await this.#peer.drained()
    const heard = await this.#peer.line(atMost(limits.authLine), this.#loginMs)
    if (heard.kind !== 'line') {
      this.#unheard = heard
      return undefined
    }
    script.clientSecret('')
    return heard.octets.toString('latin1')
  }

  startTls(): void {
    this.#startTls = true
  }

  release(): void {
    this.#release()
  }

  expiry(): Promise<string> {
    return this.#services.expiry.of(this.#maildrop?.facts.inbox)
  }

  note(error: unknown, what: string): void {
    const facts = { session: this.#peer.record.session.id, err: error }
    if (error instanceof DomainError) this.#services.log.warn(facts, `pop3: ${what}`)
    else this.#services.log.error(facts, `pop3: ${what}`)
  }

  /** One line and its answer. @returns whether that was the last */
  async #step(): Promise<boolean> {
    const reply = await this.#answer(await this.#hear())
    if (reply === 'over') return true
    // AUTH got something else than its answer: that is answered instead.
    if (reply === undefined) return false
    if (reply.fault === 'failed-login') this.#peer.record.loginRefused()
    await this.#say(reply)
    if (reply.ending !== undefined) {
      this.#peer.record.endsBy(reply.ending, reply.failure)
      return true
    }
    if (this.#startTls) await this.#secure()
    if (!this.#mistakes.add(reply, this.#maildrop !== undefined)) return false
    await this.#say(err('Too many mistakes'))
    this.#peer.record.endsBy('too many mistakes', 'mistakes')
    return true
  }

  get #loginMs(): number {
    const { loginMs, idleMs } = this.settings.limits
    return Math.min(loginMs, idleMs)
  }

  #hear(): Promise<Heard> | Heard {
    const unheard = this.#unheard
    this.#unheard = undefined
    if (unheard !== undefined) return unheard
    const { line, authLine, idleMs } = this.settings.limits
    const limit: LineLimit = (octets, start) =>
      octets <= line || (octets <= authLine && /^AUTH /i.test(start().toString('latin1')))
    return this.#peer.line(limit, this.#maildrop === undefined ? this.#loginMs : idleMs)
  }

  async #answer(heard: Heard): Promise<Reply | 'over' | undefined> {
    const { record } = this.#peer
    switch (heard.kind) {
      case 'line':
        return this.#obey(heard.octets, heard.bareLf)
      case 'too-long':
        record.script.remark('line too long, not kept')
        return { ...wrong('Line too long'), ...(heard.endless ? ENDLESS : {}) }
      case 'shutdown':
        return { ...err('Shutting down', 'SYS/TEMP'), ending: 'server shut down' }
      case 'idle':
        // Without a word (RFC 1939 §3).
        record.endsBy(this.#maildrop === undefined ? 'idle before login' : 'idle')
        return 'over'
      case 'end':
        record.leaves(
          this.#maildrop === undefined ? 'client disconnected' : 'client disconnected without QUIT',
        )
        return 'over'
    }
  }

  async #obey(octets: Buffer, bareLf: boolean): Promise<Reply | undefined> {
    const spoken = readSpoken(octets, bareLf)
    const harmless = this.#masking.harmless(spoken, this.state)
    const { script } = this.#peer.record
    if (harmless === undefined) script.client(spoken.text, octets.length + (bareLf ? 1 : 2))
    else script.clientSecret(harmless)
    try {
      return await dispatch(this, spoken, this.#maildrop)
    } catch (error) {
      if (error instanceof PeerGone) throw error
      this.note(error, `${spoken.command?.verb ?? 'a command'} failed`)
      return replyTo(error)
    }
  }

  /** What was said in plaintext is forgotten (RFC 2595 §4). */
  async #secure(): Promise<void> {
    this.#startTls = false
    await this.#peer.startTls(this.#upgrade as SecureContext)
    this.user = undefined
    this.utf8 = false
  }

  async #say(reply: Reply): Promise<void> {
    try {
      await send(this.#peer, reply)
    } catch (error) {
      if (error instanceof PeerGone) throw error
      // The client has been told that the message follows: only a broken connection tells it that this is not all of it.
      this.note(error, 'a message could not be read to its end')
      this.#peer.record.endsBy('a message could not be read to its end', 'internal')
      this.#peer.cut()
      throw new PeerGone()
    }
  }
}
