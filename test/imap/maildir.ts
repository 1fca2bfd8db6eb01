import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'

/** A message of a Maildir: its octets with the line ends of Unix, and the letters of its flags, such as `FS`. */
export interface Filed {
  readonly path: string
  readonly text: string
  readonly flags: string
}

/** The messages of a folder, in the order of their text. */
export function filed(folder: string): readonly Filed[] {
  return ['new', 'cur']
    .map((part) => join(folder, part))
    .filter((part) => existsSync(part))
    .flatMap((part) => readdirSync(part).map((name) => join(part, name)))
    .map((path) => ({ path, text: readFileSync(path, 'latin1'), flags: flagsOf(path) }))
    .sort((one, other) => (one.text < other.text ? -1 : 1))
}

/** Puts messages into a folder as a mail program of this machine would. @param flags letters, such as `FS` */
export function file(folder: string, texts: readonly string[], flags = ''): void {
  for (const part of ['tmp', 'new', 'cur']) mkdirSync(join(folder, part), { recursive: true })
  const part = flags === '' ? 'new' : 'cur'
  texts.forEach((text, at) => {
    const name = `${1_700_000_000 + at}.${process.pid}_${flags}${at}.host`
    writeFileSync(join(folder, part, flags === '' ? name : `${name}:2,${flags}`), text, 'latin1')
  })
}

/** Gives a message these flags and no other. */
export function flag({ path }: Filed, flags: string): void {
  const name = path
    .split('/')
    .at(-1)
    ?.replace(/:2,.*$/, '')
  renameSync(path, join(path, '../../cur', `${name}:2,${flags}`))
}

export function unfile({ path }: Filed): void {
  unlinkSync(path)
}

function flagsOf(path: string): string {
  return /:2,([A-Z]*)$/.exec(path)?.[1] ?? ''
}
