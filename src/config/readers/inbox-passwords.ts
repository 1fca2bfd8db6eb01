import { printable } from '../../lib/printable.ts'
import { BadValue } from '../bad-option.ts'
import { quoted } from '../quoted.ts'
import { firstRepeated, type Reader } from '../reader.ts'

/** An inbox that is declared at the start. */
export interface DeclaredInbox {
  readonly name: string
  readonly password: string
}

/**
 * `name:password` with commas between; or, in the file, a table of `name = "password"`, which is the only way to write
 * a password with a colon or a comma: on one line those would be guesses.
 */
export const inboxPasswords: Reader<readonly DeclaredInbox[]> = {
  placeholder: 'NAME:PASSWORD,…|none',
  read: (text) => (text === 'none' ? [] : withoutRepeats(text.split(',').map(readPair))),
  readTable(table) {
    if (Array.isArray(table)) return withoutRepeats(table.map((entry, at) => readPair(String(entry), at)))
    return Object.entries(table).map(([name, password], at) => {
      if (typeof password !== 'string') throw new BadValue(`wants a text as the password of ${quoted(name)}`)
      return checked(name, password, at)
    })
  },
}

function readPair(text: string, at: number): DeclaredInbox {
  const [name = '', password, ...more] = text.split(':')
  if (password === undefined) throw new BadValue(`has no password in entry ${at + 1}: write name:password`)
  if (more.length > 0) {
    throw new BadValue(
      `has more than one colon in entry ${at + 1}: a password with a colon or comma goes into the table [inboxes] of a configuration file`,
    )
  }
  return checked(name, password, at)
}

function checked(name: string, password: string, at: number): DeclaredInbox {
  if (name === '') throw new BadValue(`has no name in entry ${at + 1}: write name:password`)
  if (name === '.' || name === '..')
    throw new BadValue(`cannot have an inbox named ${quoted(name)}: it means another place in a path`)
  if (printable(name) !== name || !name.isWellFormed() || Buffer.byteLength(name) > 255)
    throw new BadValue(
      `cannot have an inbox named ${quoted(name)}: at most 255 octets, no control or invisible characters`,
    )
  if (name !== name.trim()) throw new BadValue(`has spaces around the name in entry ${at + 1}`)
  if (password === '') throw new BadValue(`gives ${quoted(name)} an empty password`)
  if (/[\0\r\n]/.test(password))
    throw new BadValue(`gives ${quoted(name)} a password with a NUL or line end, which no client can send`)
  return { name, password }
}

function withoutRepeats(inboxes: readonly DeclaredInbox[]): readonly DeclaredInbox[] {
  const twice = firstRepeated(inboxes.map(({ name }) => name))
  if (twice !== undefined) throw new BadValue(`declares ${quoted(twice)} twice`)
  return inboxes
}
