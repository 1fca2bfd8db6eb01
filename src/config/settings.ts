import { readFileSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { resolve } from 'node:path'
import { printable } from '../lib/printable.ts'
import { agreed } from './agreement.ts'
import { BadOption, BadValue } from './bad-option.ts'
import { type EffectiveOption, effectiveOptions } from './effective.ts'
import { readEnvironment } from './environment.ts'
import { type FileContent, type FileSettings, readFileSettings } from './file.ts'
import { type Flags, readFlags } from './flags.ts'
import type { Given, GivenOptions } from './given.ts'
import { keyOf, OPTION_NAMES, type OptionName, rowOf, type Settings } from './options.ts'
import type { Surroundings } from './reader.ts'

/** What {@link readSettings} reads from; what is absent is that of this process. */
export interface Sources {
  /** The words after `serve`, or what commander made of them. */
  readonly argv?: readonly string[] | Flags
  readonly env?: Readonly<Record<string, string | undefined>>
  readonly cwd?: string
  readonly home?: string
  readonly platform?: NodeJS.Platform
  readonly readFile?: (path: string) => FileContent
}

export interface Reading {
  readonly settings: Settings
  /** Every option with its value and where that came from. */
  readonly options: readonly EffectiveOption[]
  /** Sentences that the user should see. */
  readonly warnings: readonly string[]
}

/** Reads flags, variables and the configuration file; the first of these that has an option decides it. @throws BadOption */
export function readSettings(sources: Sources = {}): Reading {
  const { argv = [], env = process.env, cwd = process.cwd(), readFile = readSmallFile } = sources
  const { home = homedir(), platform = process.platform } = sources
  const flags = 'options' in argv ? argv : readFlags(argv, cwd)
  const variables = readEnvironment(env, cwd)
  const path = flags.config ?? variables.config
  const file = path === undefined ? NO_FILE : fromFile(resolve(cwd, path), readFile)
  const given = new Map([...file.options, ...variables.options, ...flags.options])
  const settings = settingsFrom(given, { cwd, env, home, platform })
  return { settings, options: effectiveOptions(settings, given), warnings: file.warnings }
}

const NO_FILE: FileSettings = { options: new Map(), warnings: [] }

function settingsFrom(given: GivenOptions, surroundings: Surroundings): Settings {
  const values = OPTION_NAMES.map((name) => [keyOf(name), readOption(name, given.get(name), surroundings)])
  // The keys are the table's names in camel case and each value is what its own reader made: that is the type.
  return agreed(Object.fromEntries(values) as Settings, given)
}

function readOption(name: OptionName, given: Given | undefined, surroundings: Surroundings): unknown {
  const { reader, default: fallback, computed } = rowOf(name)
  if (given === undefined) {
    const text = computed?.(surroundings) ?? fallback
    return text === null ? null : reader.read(text, surroundings)
  }
  try {
    const from = { ...surroundings, cwd: given.folder }
    if (typeof given.value === 'string') return reader.read(given.value, from)
    if (reader.readTable === undefined) throw new BadValue(`wants one value: ${reader.placeholder}`)
    return reader.readTable(given.value, from)
  } catch (error) {
    if (!(error instanceof BadValue)) throw error
    throw new BadOption(name, `${given.where} ${error.message}.`, { cause: error })
  }
}

function fromFile(path: string, readFile: (path: string) => FileContent): FileSettings {
  let content: FileContent
  try {
    content = readFile(path)
  } catch (error) {
    const reason = error instanceof BadValue ? error.message : `cannot be read (${codeOf(error)})`
    throw new BadOption('config', `--config: ${printable(path)} ${reason}: name a readable TOML file.`, {
      cause: error,
    })
  }
  return readFileSettings(path, content)
}

const LARGEST_FILE = 1024 ** 2

function readSmallFile(path: string): FileContent {
  const facts = statSync(path)
  const { size, mode } = facts
  if (!facts.isFile()) throw new BadValue('is not a file')
  if (size > LARGEST_FILE) throw new BadValue('is larger than 1 MiB')
  return { bytes: readFileSync(path), mode: process.platform === 'win32' ? 0 : mode & 0o777 }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
