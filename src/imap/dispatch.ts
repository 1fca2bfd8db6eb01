import { type Answer, bad } from './answer.ts'
import { type Command, isIn, type Talk, type TalkIn } from './command.ts'
import { commandNamed } from './commands.ts'
import { readCommandName, readTag } from './grammar/command-name.ts'
import { Cursor, type Dialect } from './grammar/cursor.ts'
import type { Fragment } from './grammar/fragment.ts'
import { GrammarError } from './grammar/grammar-error.ts'

/** The beginning of a command, and where its arguments stand. */
export interface Spoken {
  /** `*` where there is none to answer to. */
  readonly tag: string
  readonly uid: boolean
  readonly cursor: Cursor
  /** Its row; `undefined` for a verb that nobody knows. */
  readonly command: Command | undefined
  /** Why it cannot be a command at all. */
  readonly flaw: GrammarError | undefined
}

export function readSpoken(fragments: readonly Fragment[], dialect: Dialect): Spoken {
  const cursor = new Cursor(fragments, dialect)
  const spoken = { tag: '*', uid: false, cursor, command: undefined, flaw: undefined }
  let tag = '*'
  try {
    tag = readTag(cursor)
    const { name, uid } = readCommandName(cursor)
    return { ...spoken, tag, uid, command: commandNamed(name) }
  } catch (error) {
    if (error instanceof GrammarError) return { ...spoken, tag, flaw: error }
    throw error
  }
}

const ELSEWHERE: Readonly<Record<keyof TalkIn, string>> = {
  any: '',
  'not-authenticated': 'You are logged in already',
  authenticated: 'Log in first',
  selected: 'Select a mailbox first',
}

/** Checks name and state, reads the arguments, then lets the command act. @throws GrammarError, DomainError */
export function dispatch(talk: Talk, { command, uid, cursor, flaw }: Spoken): Promise<Answer> | Answer {
  if (flaw !== undefined) throw flaw
  if (command === undefined || !isThere(talk, command, uid))
    return bad('There is no such command, CAPABILITY tells what there is')
  if (!isIn(talk, command.in))
    return bad(
      ELSEWHERE[talk.inbox === undefined && command.in === 'selected' ? 'authenticated' : command.in],
    )
  const args = command.parse(cursor, uid)
  if (!command.uses(args).every((extension) => talk.offers(extension)))
    return bad('The command uses an extension that is not there')
  return command.run(talk, args, { uid })
}

function isThere(talk: Talk, command: Command, uid: boolean): boolean {
  if (command.extension !== undefined && !talk.offers(command.extension)) return false
  return uid ? command.uid !== undefined : command.uid !== 'must'
}

/** Whether messages may be told as gone before its answer. */
export function mayExpunge({ command, uid }: Spoken): boolean {
  return command?.expunge === 'with-uid' ? uid : command !== undefined
}
