import type { Proof } from '../domain/login.ts'
import type { Mailboxes } from '../store/mailboxes.ts'
import type { Messages } from '../store/store.ts'
import type { Mechanism } from '../wire/sasl.ts'
import type { Parse } from './grammar.ts'
import type { Maildrop } from './maildrop.ts'
import { type Reply, wrong } from './replies.ts'
import type { Pop3Settings } from './settings.ts'

/** RFC 1939 §3. UPDATE is what QUIT does, and takes no commands. */
export type State = 'authorization' | 'transaction'

/** What a command does with the session it runs in. */
export interface Talk {
  readonly state: State
  readonly settings: Pop3Settings
  readonly messages: Pick<Messages, 'raw' | 'change'>
  readonly mailboxes: Pick<Mailboxes, 'remove' | 'move'>
  /** The greeting's timestamp, for APOP. */
  readonly timestamp: string
  /** The mechanisms that AUTH offers. */
  readonly mechanisms: readonly Mechanism[]
  /** Octets that have come and are not read yet. */
  readonly pending: number
  /** Whether TLS is on, and whether STLS could turn it on. */
  readonly secure: boolean
  readonly canStartTls: boolean
  /** What USER said; `undefined` before it. */
  user: string | undefined
  /** Whether the client takes mail and text in UTF-8 (RFC 6856 §2). */
  utf8: boolean

  /** Checks the login, slowed down where this address has failed often. @throws DomainError */
  authenticate(user: string, proof: Proof): Promise<void>
  /** Opens the maildrop of the login that was just checked. */
  enter(): Promise<Reply>
  /** Sends a challenge and gives the client's answer, a secret; `undefined` when none came. */
  ask(challenge: string, kind: 'question' | 'proof'): Promise<string | undefined>
  /** Begins TLS once the reply that the command gives has gone out. */
  startTls(): void
  /** Closes the maildrop, so that the next session may open it. */
  release(): void
  /** For how many days messages are kept: of this inbox, or before login the fewest of any (RFC 2449 §6.7). */
  expiry(): Promise<string>
  /** Writes down a failure that the client is not told of. */
  note(error: unknown, what: string): void
}

/** `undefined`: what the client said instead of going on will be answered. */
export type Result = Promise<Reply | undefined> | Reply | undefined

/** One row of the table: everything that CAPA and the order of commands need to know. */
export interface Command {
  readonly verb: string
  /** Where it is specified: `RFC 1939 §7`. */
  readonly rfc: string
  readonly usage: string
  readonly in: readonly State[]
  /** The harmless beginning of a line that holds a secret; `undefined` when it holds none. */
  secret?(argument: string): string | undefined
  /** The capability that it brings, with its arguments; `undefined` when it is not there now. */
  capability?(talk: Talk): string | undefined
  run(talk: Talk, argument: string | undefined, maildrop: Maildrop | undefined): Result
}

interface Row<Argument> extends Omit<Command, 'in' | 'run'> {
  readonly parse: Parse<Argument>
}

interface AnyRow<Argument> extends Row<Argument> {
  readonly in: readonly State[]
  /** @param maildrop `undefined` before login */
  run(talk: Talk, argument: Argument, maildrop: Maildrop | undefined): Result
}

interface MaildropRow<Argument> extends Row<Argument> {
  run(talk: Talk, argument: Argument, maildrop: Maildrop): Result
}

/** A row whose handler gets its argument already read. */
export function command<Argument>({ parse, run, ...row }: AnyRow<Argument>): Command {
  return {
    ...row,
    run: (talk, text, maildrop) => {
      const argument = parse(text)
      return argument === undefined ? misuse(row.usage) : run(talk, argument, maildrop)
    },
  }
}

/** A row of the TRANSACTION state: its handler gets the maildrop too. */
export function maildropCommand<Argument>({ run, ...row }: MaildropRow<Argument>): Command {
  return command({
    ...row,
    in: ['transaction'],
    run: (talk, argument, maildrop) =>
      maildrop === undefined ? misuse(row.usage) : run(talk, argument, maildrop),
  })
}

function misuse(usage: string): Reply {
  return wrong(`Syntax error, write ${usage}`)
}
