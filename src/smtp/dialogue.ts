import { setTimeout as delay } from 'node:timers/promises'
import type { Capture } from '../capture/capture.ts'
import { LOGIN_FAILURES, type Logins, type Proof } from '../domain/login.ts'
import { DomainError } from '../domain/trouble.ts'
import type { Clock } from '../lib/clock.ts'
import type { Log } from '../lib/log.ts'
import { LoginAttempts } from '../wire/login-attempts.ts'
import type { LoginThrottle } from '../wire/login-throttle.ts'
import type { SessionRecord } from '../wire/session-record.ts'
import type { Body } from './body.ts'
import type { CommandResult, Talk } from './command.ts'
import { Deadlines } from './deadlines.ts'
import { dispatch, readSpoken, type Spoken } from './dispatch.ts'
import { ErrorCount } from './errors.ts'
import type { Incoming } from './incoming.ts'
import { keep } from './keep.ts'
import { goodbye, type Reply, reply, replyTo } from './reply.ts'
import type { ListenerSettings } from './settings.ts'
import type { Transaction } from './transaction.ts'

/** What all sessions of a listener share. */
export interface Services {
  readonly settings: ListenerSettings
  readonly capture: Capture
  readonly logins: Logins
  readonly throttle: LoginThrottle
  readonly clock: Clock
  readonly log: Log
  /** The inbox to which all mail of this listener goes that no rule before takes elsewhere. */
  readonly ownInbox: (() => string) | undefined
  /** Called when a secret is about to be taken that came in plaintext over a network. */
  readonly plaintextLogin: () => void
}

/** What the connection does for the dialogue. */
export interface Channel {
  readonly secure: boolean
  readonly xclient: boolean
  write(reply: Reply): void
  /** A message that had begun is over, whatever became of it. */
  concluded(): void
  readBody(body: Body): void
  startTls(): void
  overrideClient(argument: string): Promise<void>
}

/** RFC 4954 §6: a login is missing, too weak, wrong, or not taken in plaintext; 530 is STARTTLS that is missing too. */
const LOGIN_REFUSALS: ReadonlySet<number> = new Set([530, 534, 535, 538])

/** One client's session: its state, and what each line does. It knows no socket. */
export class Dialogue implements Talk {
  readonly settings: ListenerSettings
  readonly capture: Capture
  readonly deadlines: Deadlines
  readonly record: SessionRecord
  transaction: Transaction | undefined
  readonly #services: Services
  readonly #channel: Channel
  readonly #errors: ErrorCount
  readonly #logins: LoginAttempts
  #readSecret: ((line: string) => CommandResult) | undefined
  #body: Body | undefined
  #verb = ''
  #afterAuth = false
  #delivering: Promise<void> | undefined

  constructor(services: Services, channel: Channel, record: SessionRecord) {
    this.settings = services.settings
    this.capture = services.capture
    this.record = record
    this.deadlines = new Deadlines(services.clock.elapsed())
    this.#services = services
    this.#channel = channel
    this.#errors = new ErrorCount(services.settings.limits)
    this.#logins = new LoginAttempts({
      ...services,
      ...LOGIN_FAILURES,
      most: services.settings.limits.authFailures,
    })
  }

  get secure(): boolean {
    return this.#channel.secure
  }

  get xclient(): boolean {
    return this.#channel.xclient
  }

  get clientName(): string | null {
    return this.record.session.clientName
  }

  set clientName(name: string | null) {
    this.record.learn({ clientName: name })
  }

  get login(): string | null {
    return this.record.session.login
  }

  set login(inbox: string | null) {
    this.record.learn({ login: inbox })
  }

  get knowsPasswords(): boolean {
    return this.#services.logins.knowsPasswords()
  }

  /** Where in the session it stands, for its ending: ` in DATA`, ` between BDATs`, or nothing outside a message. */
  get whereabouts(): string {
    if (this.#body !== undefined) return ` in ${this.#verb}`
    return this.transaction?.incoming === undefined ? '' : ' between BDATs'
  }

  /** Whether a line that long may come now (RFC 5321 §4.5.3.1.4, RFC 4954 §4). */
  lineFits(octets: number, start: () => Buffer): boolean {
    const { line, authLine } = this.settings.limits
    if (octets <= line) return true
    if (octets > authLine) return false
    return this.#readSecret !== undefined || /^AUTH /i.test(start().toString('latin1', 0, 5))
  }

  /** Answers one line. @returns what to wait for before the next; `undefined` when it may come at once */
  line(line: Buffer, bareLf: boolean): Promise<void> | undefined {
    this.deadlines.awaitUs()
    const readSecret = this.#readSecret
    if (readSecret !== undefined) {
      this.#readSecret = undefined
      this.record.script.clientSecret('')
      return this.#settle(() => readSecret(line.toString('latin1')), false)
    }
    const text = line.toString()
    const spoken = readSpoken(text)
    const harmless = spoken.command?.secret?.(spoken.argument) ?? this.#strayedSecret(spoken)
    if (harmless === undefined) this.record.script.client(text, line.length + (bareLf ? 1 : 2))
    else this.record.script.clientSecret(harmless)
    if (bareLf && this.settings.strict) {
      return this.#answer(reply(500, '5.5.2', 'A line ends with CRLF, not with a bare LF'), false)
    }
    this.#verb = spoken.verb
    return this.#settle(() => dispatch(this, spoken), spoken.command?.junk === true)
  }

  /**
   * What no command begins may be a secret that has lost its way: what a client goes on to say when its AUTH was
   * refused, or an AUTH that it has garbled. @returns its harmless beginning; `undefined` when it can be kept
   */
  #strayedSecret({ command, verb, argument }: Spoken): string | undefined {
    const strayed = command === undefined && (this.#afterAuth || /^\W*AUTH\b/i.test(verb || argument))
    this.#afterAuth = command?.verb === 'AUTH' || (command === undefined && this.#afterAuth)
    return strayed ? '' : undefined
  }

  lineTooLong(endless: boolean): Promise<void> | undefined {
    this.record.script.remark('line too long, not kept')
    const status = this.#readSecret === undefined ? '5.5.2' : '5.5.6'
    this.#readSecret = undefined
    const refusal = reply(500, status, 'Line too long')
    if (!endless) return this.#answer(refusal, false)
    this.send({ ...refusal, ending: 'line without end', failure: 'mistakes' })
    return undefined
  }

  /** STARTTLS or XCLIENT has made it a new session of another client, or of the same that is now known to be itself. */
  restart(): void {
    this.reset()
    this.clientName = null
    this.login = null
    this.#readSecret = undefined
  }

  /** The client is gone: what it has sent in full is kept still, the rest is thrown away. */
  async ended(): Promise<void> {
    await this.#delivering
    await this.transaction?.incoming?.abort()
  }

  send(answer: Reply): void {
    this.#channel.write(answer)
  }

  async answer(answer: Reply): Promise<void> {
    await this.#answer(answer, false)
  }

  /** From MAIL until the message is kept or given up. */
  get inMessage(): boolean {
    return this.transaction !== undefined || this.#body !== undefined
  }

  readBody(body: Body): void {
    this.#body = body
    this.deadlines.awaitBody(this.#services.clock.elapsed())
    this.#channel.readBody(body)
  }

  /** The body is in: the client may not be blamed for what takes time from here on. */
  async endBody(body: Body): Promise<void> {
    this.#body = undefined
    this.deadlines.awaitUs()
    this.record.script.clientOctets(body.size)
    await this.#settle(async () => {
      await body.end()
      return undefined
    }, false)
  }

  get inBody(): boolean {
    return this.#body !== undefined
  }

  readSecret(read: (line: string) => CommandResult): void {
    this.#readSecret = read
  }

  deliver(incoming: Incoming): Promise<void> {
    this.#delivering = this.#deliver(incoming)
    return this.#delivering
  }

  reset(): void {
    const { transaction } = this
    this.transaction = undefined
    if (transaction !== undefined) this.#channel.concluded()
    void transaction?.incoming?.abort()
  }

  async authenticate(user: string, proof: Proof): Promise<string> {
    const { record, secure } = this
    const client = { address: record.session.remote?.address ?? '', secure, record }
    const login = () => this.#services.logins.login(user, proof)
    return (await this.#logins.make(client, login)).inbox
  }

  startTls(): void {
    this.#channel.startTls()
  }

  overrideClient(argument: string): Promise<void> {
    return this.#channel.overrideClient(argument)
  }

  async #deliver(incoming: Incoming): Promise<void> {
    const { transaction } = this
    if (transaction === undefined) return
    // It has come whole: whatever happens to its client, nothing of it is missing.
    transaction.incoming = undefined
    const answers = await keep(incoming, transaction, {
      ...this.#services,
      ...this.settings,
      record: this.record,
    })
    this.transaction = undefined
    this.#channel.concluded()
    if (answers.every(({ code }) => code === 250)) this.#errors.forgive()
    for (const answer of answers) this.send(answer)
  }

  #settle(act: () => CommandResult, junk: boolean): Promise<void> | undefined {
    try {
      const result = act()
      if (result instanceof Promise) return this.#settleLater(result, junk)
      return result && this.#answer(result, junk)
    } catch (error) {
      return this.#answer(this.#replyToFailure(error), junk)
    }
  }

  async #settleLater(result: Promise<Reply | undefined>, junk: boolean): Promise<void> {
    const answer = await result.catch((error: unknown) => this.#replyToFailure(error))
    if (answer !== undefined) await this.#answer(answer, junk)
  }

  #replyToFailure(error: unknown): Reply {
    if (!(error instanceof DomainError)) {
      this.#services.log.error({ session: this.record.session.id, err: error }, 'smtp: a command failed')
    }
    return replyTo(error)
  }

  #answer(answer: Reply, junk: boolean): Promise<void> | undefined {
    if (LOGIN_REFUSALS.has(answer.code)) this.record.loginRefused()
    switch (this.#errors.penalty(answer, junk)) {
      case 'none':
        this.send(answer)
        return undefined
      case 'delay':
        return delay(this.settings.limits.errorDelayMs, undefined, { ref: false }).then(() =>
          this.send(answer),
        )
      case 'close':
        this.send({ ...goodbye('4.7.0', 'Too many errors', 'too many errors'), failure: 'mistakes' })
        return undefined
    }
  }
}
