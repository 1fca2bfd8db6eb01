import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import type { SandpostClient } from '../client/client.ts'
import { BadOption } from '../config/bad-option.ts'
import { quoted } from '../config/quoted.ts'
import { asked, print } from './asked.ts'
import { addCriteria, type CriteriaFlags, criteriaOf, heldOf, inboxOf } from './criteria-flags.ts'
import { CommandFailure } from './exit.ts'
import { addServerFlags } from './server-options.ts'

type ExpectBody = Parameters<SandpostClient['expect']>[1]
type Expectation = ExpectBody['expect'][number]

interface AssertFlags extends CriteriaFlags {
  readonly file?: string
  readonly count?: string
  readonly none?: boolean
  readonly linkText?: string
  readonly strict?: boolean
  readonly quiet?: string
}

/** `sandpost assert`. */
export function addAssert(program: Command): void {
  const command = program
    .command('assert')
    .description('Says whether such mail came: exit code 0 when it did, else 1 and what came instead.')
    .option('--count <NUMBER>', 'So many, neither more nor less. [default: one or more]')
    .option('--none', 'No such mail came, once all who may bring some are done.')
    .option('--link-text <TEXT>', 'Has a link that shows this.')
    .option('--strict', 'Nothing else came either.')
    .option('--quiet <TIME>', 'For how long nothing may have come with --none and --strict. [default: 150ms]')
    .option(
      '--file <PATH>',
      'A list of expectations, or the whole body of POST …/expect, as JSON, in place of the other criteria; - is standard input.',
    )
  addServerFlags(addCriteria(command)).action(async (flags: AssertFlags) => {
    const given = flags.file === undefined ? { expect: [expectationOf(flags)] } : bodyIn(flags.file)
    const body = { ...given, ...termsOf(flags) }
    const inbox = inboxOf(flags, process.env)
    const answer = await asked(flags, (client) => client.expect(inbox, body))
    if (flags.json === true) print(JSON.stringify(answer))
    if (!answer.pass) throw new CommandFailure(answer.diff)
  })
}

function expectationOf(flags: AssertFlags): Expectation {
  const { count, none, linkText } = flags
  return {
    ...criteriaOf(flags),
    ...(count === undefined ? {} : { count: Number(count) }),
    ...(none === true ? { none: true } : {}),
    ...(linkText === undefined ? {} : { link: { text: linkText } }),
  }
}

/** What holds for all expectations; flags go before what a file says. */
function termsOf(flags: AssertFlags): Omit<ExpectBody, 'expect'> {
  const { quiet, strict } = flags
  return {
    ...heldOf(flags),
    ...(quiet === undefined ? {} : { quiet }),
    ...(strict === true ? { strict } : {}),
  }
}

function bodyIn(path: string): ExpectBody {
  try {
    const text = readFileSync(path === '-' ? 0 : path, 'utf8')
    const read: unknown = JSON.parse(text)
    // The server looks closely at it.
    return (Array.isArray(read) ? { expect: read } : read) as ExpectBody
  } catch (error) {
    const why = error instanceof SyntaxError ? `is no JSON (${error.message})` : 'cannot be read'
    throw new BadOption('file', `--file ${quoted(path)} ${why}.`)
  }
}
