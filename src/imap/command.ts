import type { EventFeed } from '../domain/events.ts'
import type { Proof } from '../domain/login.ts'
import type { Store } from '../store/store.ts'
import type { Mechanism } from '../wire/sasl.ts'
import type { Answer } from './answer.ts'
import type { Arriving } from './arriving.ts'
import type { Enabled } from './enabled.ts'
import type { Wire } from './format/strings.ts'
import type { Parse } from './grammar/cursor.ts'
import type { Notifier } from './notify/notifier.ts'
import type { Output } from './output.ts'
import type { Selected } from './selected.ts'
import type { ImapSettings } from './settings.ts'
import type { Transport } from './transport.ts'

/** RFC 9051 §3. LOGOUT is what ends a session, and takes no commands. */
export type State = 'not-authenticated' | 'authenticated' | 'selected'

/** What of the store the protocol reads and changes. */
export type ImapStore = Pick<Store, 'inboxes' | 'mailboxes' | 'messages' | 'metadata'>

/** What a command does with the session it runs in. */
export interface Talk {
  readonly state: State
  readonly settings: ImapSettings
  readonly store: ImapStore
  readonly feed: EventFeed
  readonly out: Output
  readonly enabled: Enabled
  /** Tag of the command that runs. */
  readonly tag: string
  /** Id of the session, for what it brings. */
  readonly session: string
  /** The mechanisms that AUTHENTICATE offers now. */
  readonly mechanisms: readonly Mechanism[]
  readonly transport: Transport
  /** The inbox of the login. */
  readonly inbox: string | undefined
  readonly selected: Selected | undefined
  /** The messages that the command brought. What it does not keep is thrown away. */
  readonly arriving: Pick<Arriving, 'body' | 'receive'>

  /** Writes down that the session brought a message. */
  brought(id: string): void
  /** Milliseconds since 1970. */
  now(): number

  /** Whether a capability is there, and not withheld. */
  offers(capability: string): boolean
  /** What CAPABILITY lists now. */
  capabilities(): readonly string[]
  /** The store's name of a mailbox that the client names, and the other way round. */
  storeName(name: string): string
  wireName(name: string): Wire

  /** Checks the login, slowed down where this address has failed often. @throws DomainError */
  authenticate(user: string, proof: Proof): Promise<void>
  /** Goes into the inbox of the login that was just checked. */
  enter(): void
  /** Goes back to where nobody is logged in (RFC 8437). */
  leave(): void
  /** Sends a challenge and gives the client's answer, a secret; `undefined` when none came. */
  ask(challenge: string, kind: 'question' | 'proof'): Promise<string | undefined>
  /**
   * The client's next line, which is no command, and is empty when it was too long; until it comes the client is told
   * what happens. `undefined`: what came in its place will be answered.
   */
  listen(): Promise<string | undefined>
  /** Reads a mailbox of the inbox by the store's name. @throws DomainError `no-such-mailbox` */
  open(inbox: string, name: string, options: { readonly readOnly: boolean }): Promise<Selected>
  /** Selects a mailbox, or none. */
  select(selected: Selected | undefined): void
  /** From here on tells what the client has asked for. @param status whether STATUS is told at once */
  notify(notifier: Notifier, options: { readonly status: boolean }): Promise<void>
  /** Whether the command that runs is what happens to this name; `null` is the inbox itself. */
  isDoing(name: string | null): boolean
  /** Tells the client what happened elsewhere. @param expunge whether messages may go now */
  update(options: { readonly expunge: boolean }): Promise<void>
  /** Says, no more than now and then, how far the command is. To be called between two responses (RFC 9585). */
  progress(done: number, goal?: number): void
  /** Turns CONDSTORE on, once (RFC 7162 §3.1). */
  enableCondstore(): void
  /** What the client calls itself, for whoever looks at sessions. */
  introduce(client: string): void
  /** Writes down a failure that the client is not told of. */
  note(error: unknown, what: string): void
}

/** What capabilities depend on. */
export type Standing = Pick<Talk, 'inbox' | 'mechanisms'> & {
  readonly transport: Pick<Transport, 'secure' | 'canStartTls' | 'compressed'>
  readonly settings: Pick<ImapSettings, 'maxMessageSize' | 'requireTls'>
}

/** A session that is logged in. */
export type Inside = Talk & { readonly inbox: string }
/** A session that has a mailbox selected. */
export type Reading = Inside & { readonly selected: Selected }

export function isReading(talk: Talk): talk is Reading {
  return talk.selected !== undefined
}

/** Where a command may be given, and what it is sure to find there. */
export interface TalkIn {
  readonly any: Talk
  readonly 'not-authenticated': Talk
  /** Also with a mailbox selected. */
  readonly authenticated: Inside
  readonly selected: Reading
}

/** What a command is given besides its arguments. */
export interface Call {
  /** Whether UID stood before it. */
  readonly uid: boolean
}

interface RowFacts {
  /** In upper case, without UID. */
  readonly verb: string
  /** Whether it may, or has to, have UID before it. */
  readonly uid?: 'may' | 'must'
  /** Where it is specified: `RFC 9051 §6.4.5`. */
  readonly rfc: string
  /**
   * Whether EXPUNGE may be sent while it runs: never in FETCH, STORE and SEARCH by number (RFC 9051 §7.5.1), which have
   * it `with-uid`. `always` when absent.
   */
  readonly expunge?: 'always' | 'with-uid'
  /**
   * What it does itself, of which NOTIFY would tell: it brings messages, or changes which mailboxes there are and what is
   * known of them (RFC 5465 §5).
   */
  readonly does?: 'messages' | 'mailboxes'
  /** The harmless beginning of arguments that hold a secret; `undefined` when these hold none. */
  readonly secret?: (args: string) => string | undefined
  /** The capability without which it is not there. */
  readonly extension?: string
  /** Capabilities that it brings, as they are now. */
  readonly capabilities?: (standing: Standing) => readonly string[]
}

/** One row of the table: everything that CAPABILITY and the order of commands need to know. */
export interface Command extends RowFacts {
  readonly in: keyof TalkIn
  readonly parse: Parse<unknown>
  /** Extensions that the arguments use. */
  uses(args: unknown): readonly string[]
  run(talk: Talk, args: unknown, call: Call): Promise<Answer> | Answer
}

export interface Row<Where extends keyof TalkIn, Arguments> extends RowFacts {
  readonly in: Where
  readonly parse: Parse<Arguments>
  /** Extensions that the arguments use: where one is withheld, the command is wrong. */
  readonly uses?: (args: Arguments) => readonly string[]
  readonly run: (talk: TalkIn[Where], args: Arguments, call: Call) => Promise<Answer> | Answer
}

/** A row whose handler gets the session as it is in that state, and its arguments already read. */
export function command<Where extends keyof TalkIn, Arguments>(row: Row<Where, Arguments>): Command {
  return {
    ...row,
    uses: (args) => row.uses?.(args as Arguments) ?? [],
    // The dispatcher has looked at the state; `parse` has made the arguments.
    run: (talk, args, call) => row.run(talk as TalkIn[Where], args as Arguments, call),
  }
}

/** Whether a session is where a row may be given. */
export function isIn(talk: Talk, where: keyof TalkIn): boolean {
  switch (where) {
    case 'any':
      return true
    case 'not-authenticated':
      return talk.inbox === undefined
    case 'authenticated':
      return talk.inbox !== undefined
    case 'selected':
      return talk.selected !== undefined
  }
}
