import type { CheckedMail } from './checked-mail.ts'
import type { Places } from './places.ts'

/** `problem`: people get something broken. `warning`: some of them do. `hint`: it could be better. */
export type Severity = 'problem' | 'warning' | 'hint'

/** What a check found. */
export interface Flaw {
  /** In English, one sentence. */
  readonly message: string
  /** Which of the ways in which it can be, where a check knows several. */
  readonly reason?: string
  /** Numbers that the sentence has, by name. */
  readonly figures?: Readonly<Record<string, number>>
  /** Where it is; none where the whole message is meant. */
  readonly places?: Places
}

/** `idle`: the message has nothing that this check is about. `null`: all is well. */
export type Look = Flaw | null | 'idle'

/** One row of the table: what is looked at, and why. The texts are English, for REST and the docs. */
export interface Check<Id extends string = string> {
  /** Stable: programs and translations know it by this name. */
  readonly id: Id
  readonly severity: Severity
  /** What is looked at, as a heading. */
  readonly title: string
  /** What is found, and what is let pass. */
  readonly finds: string
  readonly why: string
  /** What to do about it. */
  readonly todo: string
  /** Pure; its work grows with the length of the message alone. */
  readonly look: (mail: CheckedMail) => Look
}
