import { dirname } from 'node:path'
import { parse, TomlError } from 'smol-toml'
import { printable } from '../lib/printable.ts'
import { BadOption } from './bad-option.ts'
import type { Given } from './given.ts'
import { OPTION_NAMES, type OptionName, rowOf } from './options.ts'
import { quoted } from './quoted.ts'
import { nearestOption } from './unknown-name.ts'

export interface FileSettings {
  readonly options: ReadonlyMap<OptionName, Given>
  readonly warnings: readonly string[]
}

/** A file as the disk has it. */
export interface FileContent {
  readonly bytes: Uint8Array
  /** Permission bits; 0 where the system has none. */
  readonly mode: number
}

/** A file with one of them should be its owner's alone. */
const SECRETS = OPTION_NAMES.filter((name) => rowOf(name).secret)

/**
 * Reads a configuration file: TOML, one key an option.
 *
 * @param path as it is to be named in errors; relative paths inside start from its folder
 * @throws BadOption with line and column
 */
export function readFileSettings(path: string, { bytes, mode }: FileContent): FileSettings {
  const shown = printable(path)
  const text = decode(bytes, shown)
  const options = new Map<OptionName, Given>()
  for (const [key, value] of Object.entries(parseToml(text, shown))) {
    const where = `${shown}:${lineOf(text, key)}`
    const name = OPTION_NAMES.find((candidate) => candidate === key)
    if (name === undefined) throw unknownKey(key, where)
    options.set(name, {
      value: given(value),
      source: 'file',
      where: `${where}: ${name}`,
      folder: dirname(path),
    })
  }
  const secret = SECRETS.find((name) => options.has(name))
  const warnings =
    secret !== undefined && (mode & 0o077) !== 0
      ? [`${shown} holds secrets (${secret}) and others can read it: chmod 600 it.`]
      : []
  return { options, warnings }
}

function decode(bytes: Uint8Array, shown: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const { line, column } = firstDamage(bytes)
    throw new BadOption('config', `${shown}:${line}:${column}: this is not UTF-8: save the file as UTF-8.`)
  }
}

/** Where the first octets stand that are not UTF-8. */
function firstDamage(bytes: Uint8Array): { readonly line: number; readonly column: number } {
  const before = new TextDecoder().decode(bytes).split('\ufffd')[0] ?? ''
  const lines = before.split('\n')
  return { line: lines.length, column: [...(lines.at(-1) ?? '')].length + 1 }
}

function parseToml(text: string, shown: string): Readonly<Record<string, unknown>> {
  try {
    return parse(text)
  } catch (error) {
    if (!(error instanceof TomlError)) throw error
    const [, reason = 'not TOML'] = /^(?:Invalid TOML document: )?(.*)/.exec(error.message) ?? []
    throw new BadOption('config', `${shown}:${error.line}:${error.column}: ${printable(reason)}.`)
  }
}

/** The line of a top-level key or table; the parser does not tell. */
function lineOf(text: string, key: string): number {
  const line = text.split('\n').findIndex((candidate) => {
    const [, name] = /^\s*\[?\s*["']?([^\s"'=\].]+)["']?\s*[=\].]/.exec(candidate) ?? []
    return name === key
  })
  return line + 1 || 1
}

function given(value: unknown): string | object {
  if (typeof value === 'object' && value !== null && !(value instanceof Date)) return value
  return String(value)
}

function unknownKey(key: string, where: string): BadOption {
  return new BadOption(key, `${where}: unknown key ${quoted(key)}: did you mean ${nearestOption(key)}?`)
}
