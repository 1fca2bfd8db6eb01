import type { Command } from 'commander'
import { BadOption } from '../config/bad-option.ts'
import { addFlags, flagsOf } from '../config/flags.ts'
import { nearest } from '../config/nearest.ts'
import { quoted } from '../config/quoted.ts'
import { readSettings } from '../config/settings.ts'
import { checkOpenFiles } from './open-files.ts'

/** `sandpost [serve]`. */
export function addServe(program: Command, end: (code: number) => void): void {
  const command = addFlags(program.command('serve', { isDefault: true }))
    .description('Captures mail until it is told to stop (the default command).')
    .allowExcessArguments()
    .addHelpText('after', EXIT_CODES)
  command.action(async () => {
    const [word] = command.args
    if (word !== undefined && word !== 'serve') throw misplacedWord(word, program)
    const reading = readSettings({ argv: flagsOf(command, process.cwd()) })
    checkOpenFiles()
    const { serve } = await import('./serve.ts')
    end(await serve(reading))
  })
}

const EXIT_CODES = `
Exit codes: 0 stopped when told to, 1 did not stop within ten seconds, 2 cannot start (an option, a taken
port, the store), 128 + n ended at once by a second signal n.`

/** `sandpost --store memory: serve` is understood; any other word behind options is not. */
function misplacedWord(word: string, program: Command): BadOption {
  const names = program.commands.map((command) => command.name())
  const message = names.includes(word)
    ? `The command comes first: sandpost ${word} …`
    : `Unknown command ${quoted(word)}: did you mean ${nearest(word, names)}? See sandpost --help.`
  return new BadOption(word, message)
}
