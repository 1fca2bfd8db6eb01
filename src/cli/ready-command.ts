import type { Command } from 'commander'
import { Option } from 'commander'
import { BadOption, BadValue } from '../config/bad-option.ts'
import { duration } from '../config/readers/numbers.ts'
import { CommandFailure } from './exit.ts'
import { addServerFlags, type ServerFlags, serverOf } from './server-options.ts'

interface ReadyFlags extends ServerFlags {
  readonly wait?: string
}

/** How long to pause between two questions, in milliseconds. */
const PAUSE = 200

/** `sandpost ready`: whether a server takes mail now. */
export function addReady(program: Command): void {
  const command = program
    .command('ready')
    .description('Asks whether the server is ready; exit code 0 if it is, else 1.')
    .addOption(
      new Option('--wait [SECONDS]', 'Asks again until it is, at most so long. [without a value: 30]').preset(
        '30',
      ),
    )
  addServerFlags(command).action(async (flags: ReadyFlags) => {
    const until = performance.now() + (flags.wait === undefined ? 0 : patienceOf(flags.wait))
    const { url, client } = serverOf(flags, process.env)
    while (!(await client.ready())) {
      if (performance.now() >= until)
        throw new CommandFailure(`${url} is not ready: is sandpost running there?`)
      await new Promise((resolve) => setTimeout(resolve, PAUSE))
    }
    process.stdout.write(`${url} is ready\n`)
  })
}

/** Plain seconds, or a time with its unit. @returns milliseconds */
function patienceOf(text: string): number {
  const reader = duration({ least: 0, most: 86_400_000 })
  try {
    const surroundings = { cwd: '', home: '', platform: process.platform, env: {} }
    return reader.read(/^\d+$/.test(text) ? `${text}s` : text, surroundings)
  } catch (error) {
    if (error instanceof BadValue) throw new BadOption('wait', `--wait ${error.message}.`)
    throw error
  }
}
