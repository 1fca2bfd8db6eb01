import { type Command, Option } from 'commander'
import { BadOption } from '../config/bad-option.ts'
import { nearest } from '../config/nearest.ts'
import { quoted } from '../config/quoted.ts'
import type { ExecFlags } from './exec.ts'
import { PRESET_NAMES, type PresetName } from './presets.ts'

/** `sandpost exec -- COMMAND`. */
export function addExec(program: Command, end: (code: number) => void): void {
  const command = program
    .command('exec')
    .description('Runs a command, usually tests, with a mail sandbox of its own.')
    .argument('<COMMAND...>', 'What to run, with its arguments; after -- when they begin with a dash.')
    .addOption(
      new Option(
        '--preset <NAMES>',
        `Sets the variables of that framework too; several with commas: ${PRESET_NAMES.join(', ')}.`,
      ).argParser(presetsOf),
    )
    .option('--save <FILE>', 'Keeps the store there, to look at later with sandpost open.')
    .option(
      '--strict',
      'Fails when mail came that nobody asked for: no wait, code, link or assert, and nobody opened it.',
    )
    .option('--json', 'Prints the summary as one line of JSON.')
    .passThroughOptions()
    .addHelpText('after', AFTER)
  command.action(async (words: readonly string[], flags: ExecFlags) => {
    const { exec } = await import('./exec.ts')
    end(await exec(words, flags))
  })
}

const AFTER = `
The command gets SMTP_URL, SANDPOST_SMTP and SANDPOST_URL; every port is free and on 127.0.0.1, nothing is on disk without
--save. Mail to anything@NAME.inbox.test is that of the inbox NAME. The summary goes to standard error.

Exit codes: that of the command; 1 when it is 0 and --strict finds mail that nobody asked for; 128 + n when signal n ended it; 2 cannot start; 126 and 127 as in a shell.`

function presetsOf(text: string): readonly PresetName[] {
  return text.split(',').map((name) => {
    const known = PRESET_NAMES.find((preset) => preset === name.trim())
    if (known !== undefined) return known
    throw new BadOption(
      'preset',
      `--preset ${quoted(name)} is not known: did you mean ${nearest(name, PRESET_NAMES)}? There are ${PRESET_NAMES.join(', ')}.`,
    )
  })
}
