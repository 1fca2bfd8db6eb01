import { Command, CommanderError, Option } from 'commander'
import { BadOption } from './bad-option.ts'
import type { Given } from './given.ts'
import { nearest } from './nearest.ts'
import { chapters, keyOf, OPTION_NAMES, type OptionName, rowOf, variableOf } from './options.ts'
import { quoted } from './quoted.ts'
import { nearestOption } from './unknown-name.ts'

export interface Flags {
  readonly options: ReadonlyMap<OptionName, Given>
  /** Value of `--config`. */
  readonly config: string | undefined
}

/** Gives `command` a flag for every row, in chapters, and `--config`. */
export function addFlags(command: Command): Command {
  command.configureHelp({ optionDescription: (flag) => flag.description })
  command.optionsGroup('Configuration:')
  command.addOption(
    new Option('--config <FILE>', 'Reads options from this TOML file. [variable: SANDPOST_CONFIG]').argParser(
      collect,
    ),
  )
  for (const { title, names } of chapters()) {
    command.optionsGroup(`${title}:`)
    for (const name of names) command.addOption(flagOf(name))
  }
  return command
}

function flagOf(name: OptionName): Option {
  const { reader, description, default: fallback } = rowOf(name)
  const value = reader.bare === undefined ? `<${reader.placeholder}>` : `[${reader.placeholder}]`
  const help = `${description.replaceAll('`', '')} ${fallback === null ? '' : `[default: ${fallback}] `}[variable: ${variableOf(name)}]`
  const flag = new Option(`--${name} ${value}`, help).argParser(collect)
  return reader.bare === undefined ? flag : flag.preset(reader.bare)
}

/** Keeps every value, so that a flag that is given twice can be told from one given once. */
function collect(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value]
}

/** What was given to a command made by {@link addFlags}. @throws BadOption for a flag given twice */
export function flagsOf(command: Command, cwd: string): Flags {
  const values: Readonly<Record<string, readonly string[] | undefined>> = command.opts()
  const once = (name: string): string | undefined => {
    const [value, again] = values[keyOf(name)] ?? []
    if (again !== undefined) throw new BadOption(name, `--${name} is given twice: keep one of them.`)
    return value
  }
  const options = new Map<OptionName, Given>()
  for (const name of OPTION_NAMES) {
    const value = once(name)
    if (value !== undefined) options.set(name, { value, source: 'flag', where: `--${name}`, folder: cwd })
  }
  return { options, config: once('config') }
}

/** Reads the words after `serve`. @throws BadOption */
export function readFlags(argv: readonly string[], cwd: string): Flags {
  const command = addFlags(new Command('serve'))
    .exitOverride()
    .configureOutput({ writeErr() {}, writeOut() {} })
  try {
    command.parse([...argv], { from: 'user' })
  } catch (error) {
    throw flagProblem(error)
  }
  return flagsOf(command, cwd)
}

/**
 * What commander objects to, in our words; anything else as it is.
 * @param flags those of the command, where it is another than `serve`
 */
export function flagProblem(error: unknown, flags?: readonly string[]): unknown {
  if (!(error instanceof CommanderError)) return error
  const subject = /'([^']*)'/.exec(error.message)?.[1] ?? ''
  const flag = /--[\w-]+/.exec(subject)?.[0] ?? subject
  switch (error.code) {
    case 'commander.unknownOption':
      return new BadOption(flag, unknownFlag(subject, flags))
    case 'commander.optionMissingArgument':
      return new BadOption(flag.slice(2), `${flag} needs a value: ${subject.replace(/^.*?--/, '--')}.`)
    default:
      return error
  }
}

function unknownFlag(written: string, flags: readonly string[] | undefined): string {
  const name = written.replace(/=.*$/s, '')
  const hint = flags === undefined ? `--${nearestOption(name)}` : nearest(name, flags)
  return `Unknown option ${quoted(written)}: did you mean ${hint}?`
}
