import type { Command } from 'commander'
import type { SandpostClient } from '../client/client.ts'
import { printable } from '../lib/printable.ts'
import { asked, print } from './asked.ts'
import {
  addCriteria,
  addInboxFlag,
  type CriteriaFlags,
  criteriaOf,
  heldOf,
  inboxOf,
} from './criteria-flags.ts'
import { addServerFlags } from './server-options.ts'

type AwaitedMessage = Awaited<ReturnType<SandpostClient['wait']>>['messages'][number]

interface WaitFlags extends CriteriaFlags {
  readonly count?: string
}

interface LinkFlags extends CriteriaFlags {
  readonly text?: string
  readonly kind?: LinkKind
}

type LinkKind = Exclude<NonNullable<Parameters<SandpostClient['link']>[1]>['kind'], undefined>

/** `sandpost wait`, `code`, `link` and `mark`. */
export function addWaiting(program: Command): void {
  const wait = program
    .command('wait')
    .description('Waits until a message comes, and prints it in a line: seq, id, sender, subject.')
    .option('--count <NUMBER>', 'How many must match. [default: 1]')
  addServerFlags(addCriteria(wait)).action(async (flags: WaitFlags) => {
    const count = flags.count === undefined ? {} : { count: Number(flags.count) }
    const query = { ...criteriaOf(flags), ...heldOf(flags), ...count }
    const inbox = inboxOf(flags, process.env)
    const answer = await asked(flags, (client) => client.wait(inbox, query))
    if (flags.json === true) print(JSON.stringify(answer))
    else for (const message of answer.messages) print(lineOf(message))
  })

  const code = program
    .command('code')
    .description('Waits for a message with exactly one code in it, and prints the code.')
  addServerFlags(addCriteria(code)).action(async (flags: CriteriaFlags) => {
    const query = { ...criteriaOf(flags), ...heldOf(flags) }
    const inbox = inboxOf(flags, process.env)
    const value = (await asked(flags, (client) => client.code(inbox, query))).trim()
    print(flags.json === true ? JSON.stringify({ code: value }) : value)
  })

  const link = program
    .command('link')
    .description('Waits for a message with exactly one such link in it, and prints its address.')
    .option('--text <TEXT>', 'What the link shows has this; ~PATTERN matches (RE2).')
    .option('--kind <KIND>', 'verify, reset, magic, invite, unsubscribe or other.')
  addServerFlags(addCriteria(link)).action(async (flags: LinkFlags) => {
    const which = {
      ...(flags.text === undefined ? {} : { text: flags.text }),
      ...(flags.kind === undefined ? {} : { kind: flags.kind }),
    }
    const query = { ...criteriaOf(flags), ...heldOf(flags), ...which }
    const inbox = inboxOf(flags, process.env)
    const url = (await asked(flags, (client) => client.link(inbox, query))).trim()
    print(flags.json === true ? JSON.stringify({ link: url }) : url)
  })

  const mark = program
    .command('mark')
    .description('Prints a cursor: what comes from now on is after it (--after).')
    .option('--json', 'Prints the answer as JSON.')
  addServerFlags(addInboxFlag(mark)).action(async (flags: CriteriaFlags) => {
    const inbox = inboxOf(flags, process.env)
    const answer = await asked(flags, (client) => client.mark(inbox))
    print(flags.json === true ? JSON.stringify(answer) : `${answer.cursor}`)
  })
}

function lineOf({ seq, id, from, subject }: AwaitedMessage): string {
  return [seq, id, from[0]?.address ?? '', printable(subject)].join('\t')
}
