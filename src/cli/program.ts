import { Command, CommanderError } from 'commander'
import { BadOption } from '../config/bad-option.ts'
import { flagProblem } from '../config/flags.ts'
import { printable } from '../lib/printable.ts'
import { VERSION } from '../version.ts'
import { addExport, addImport } from './archive-commands.ts'
import { addAssert } from './assert-command.ts'
import { addExec } from './exec-command.ts'
import { CommandFailure, EXIT } from './exit.ts'
import { addInbox } from './inbox-command.ts'
import { addOpen } from './open-command.ts'
import { addReady } from './ready-command.ts'
import { addReport } from './report-command.ts'
import { addSend } from './send-command.ts'
import { addSendmail, sendmailWords } from './sendmail-command.ts'
import { addServe } from './serve-command.ts'
import { addWaiting } from './wait-commands.ts'

/**
 * Runs the command that the words name.
 *
 * @param argv as in `process.argv`: the words begin at index 2; a program called `sendmail` is `sandpost sendmail`
 * @returns the exit code
 */
export async function runProgram(argv: readonly string[]): Promise<number> {
  const [, path = '', ...words] = argv
  // A reader that goes away (`sandpost export -o - | head`) must not end in a stack trace, nor stop the server.
  process.stdout.on('error', () => {})
  process.stderr.on('error', () => {})
  let exitCode: number = EXIT.ok
  const program = createProgram((code) => {
    exitCode = code
  })
  try {
    const call = sendmailWords(path, words)
    if (call !== undefined) return await runSendmail(call)
    await program.parseAsync(words, { from: 'user' })
    return exitCode
  } catch (error) {
    return explain(flagProblem(error, flagsOfCommand(program, words[0])))
  }
}

async function runSendmail(words: readonly string[]): Promise<number> {
  const { sendmail } = await import('./sendmail.ts')
  return sendmail(words, process.env)
}

function createProgram(end: (code: number) => void): Command {
  const program = new Command('sandpost')
    .description('A mail sandbox: captures every message, sends none, and shows them by web and REST.')
    .version(VERSION, '-V, --version', 'Prints the version.')
    .helpOption('-h, --help', 'Prints this help, or that of a command.')
    .helpCommand(false)
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({ outputError() {} })
    .addHelpText('after', '\nWithout a command it serves. All options of the server: sandpost serve --help')
  addServe(program, end)
  addExec(program, end)
  addOpen(program, end)
  addSend(program)
  addSendmail(program)
  addReady(program)
  addImport(program)
  addExport(program)
  addReport(program)
  addInbox(program)
  addWaiting(program)
  addAssert(program)
  return program
}

/** What may be meant by a wrong flag; `undefined` for the server, whose flags are known by more names. */
function flagsOfCommand(program: Command, word: string | undefined): readonly string[] | undefined {
  const command = program.commands.find((candidate) => candidate.name() === word)
  if (command === undefined || word === 'serve') return undefined
  return [command, ...command.commands].flatMap(({ options }) => options.flatMap(({ long }) => long ?? []))
}

function explain(error: unknown): number {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return EXIT.ok
    tell(error.message.replace(/^error: /, ''))
    return EXIT.refused
  }
  if (error instanceof BadOption) {
    tell(error.message)
    return EXIT.refused
  }
  if (error instanceof CommandFailure) {
    tell(error.message)
    return error.exitCode
  }
  throw error
}

/** A failed wait tells more than a line; what stands in a line can still make none. */
function tell(message: string): void {
  process.stderr.write(`sandpost: ${message.split('\n').map(printable).join('\n')}\n`)
}
