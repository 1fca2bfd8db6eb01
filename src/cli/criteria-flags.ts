import { type Command, Option } from 'commander'
import { BadOption } from '../config/bad-option.ts'
import { quoted } from '../config/quoted.ts'
import type { ServerFlags } from './server-options.ts'

/** What the commands that ask for mail have in common. */
export interface CriteriaFlags extends ServerFlags {
  readonly inbox?: string
  readonly from?: string
  readonly to?: string
  readonly subject?: string
  readonly body?: string
  readonly header?: string[]
  readonly has?: string
  readonly query?: string
  readonly exact?: true
  readonly after?: string
  readonly timeout?: string
  readonly json?: boolean
}

/** The flags that say which mail is meant, as REST has them. */
export function addCriteria(command: Command): Command {
  const text = (flag: string, where: string) =>
    command.option(`--${flag} <TEXT>`, `${where} has this, whatever its case; ~PATTERN matches (RE2).`)
  addInboxFlag(command)
  text('from', 'An address or name of From')
  text('to', 'An address or name of To')
  text('subject', 'The subject')
  text('body', 'The text, or the text of the HTML,')
  return command
    .option(
      '--header <FIELD>',
      'Has the field, as X-Name; with this value, as X-Name:value. May be repeated.',
      (value: string, before: string[] = []) => [...before, value],
    )
    .option('--has <WHAT>', 'Has these, with commas: link, code, attachment, html.')
    .option('--query <SEARCH>', 'Is found by this, as the search of the page has it.')
    .option('--exact', 'Texts must be the whole of it.')
    .option('--after <CURSOR>', 'Came after this cursor, of sandpost mark.')
    .option('--timeout <TIME>', 'How long to wait for it: 30s, 500ms, 2m. [default: 30s]')
    .option('--json', 'Prints the answer as JSON.')
}

/** The flag that says which inbox is meant. */
export function addInboxFlag(command: Command): Command {
  return command.addOption(
    new Option('--inbox <NAME>', 'The inbox. [default: default] [variable: SANDPOST_INBOX]'),
  )
}

/** The inbox that is meant: `--inbox`, else `SANDPOST_INBOX`, else where mail without a login goes. @throws BadOption */
export function inboxOf({ inbox }: Pick<CriteriaFlags, 'inbox'>, env: NodeJS.ProcessEnv): string {
  const name = inbox ?? env.SANDPOST_INBOX ?? 'default'
  if (!['', '.', '..'].includes(name)) return name
  const where = inbox === undefined ? 'SANDPOST_INBOX' : '--inbox'
  throw new BadOption('inbox', `${where} ${quoted(name)} is no inbox: give it a name, or leave it out.`)
}

/** What REST calls criteria. */
export function criteriaOf({ from, to, subject, body, header, has, query, exact }: CriteriaFlags) {
  return given({ from, to, subject, body, header, has, q: query, exact })
}

/** How long to wait, and from where on; REST refuses what cannot be. */
export function heldOf({ after, timeout }: CriteriaFlags) {
  return given({ after: after === undefined ? undefined : Number(after), timeout })
}

type Given<Fields> = { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> }

function given<Fields extends object>(fields: Fields): Given<Fields> {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as Given<Fields>
}
