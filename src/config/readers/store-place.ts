import { join, resolve } from 'node:path'
import { BadValue } from '../bad-option.ts'
import { quoted } from '../quoted.ts'
import type { Reader, Surroundings } from '../reader.ts'

/** Where messages are kept. */
export type StorePlace =
  /** `path` is absolute. */
  { readonly kind: 'sqlite'; readonly path: string } | { readonly kind: 'memory' }

const LONGEST_PATH = 4095

/** `sqlite:PATH` or `memory:`. */
export const storePlace: Reader<StorePlace> = {
  placeholder: 'sqlite:PATH|memory:',
  read(text, { cwd, home }) {
    if (text === 'memory:') return { kind: 'memory' }
    if (/^(sqlite:)?:?memory:?$/.test(text)) throw new BadValue(`${quoted(text)} is written memory: here`)
    if (/^postgres(ql)?:/.test(text))
      throw new BadValue(
        'names a PostgreSQL database, which this release cannot use: write sqlite:PATH or memory:',
      )
    if (!text.startsWith('sqlite:')) {
      throw new BadValue(
        `${quoted(text)} is not a store: write sqlite:PATH, such as sqlite:./sandpost.db, or memory:`,
      )
    }
    return { kind: 'sqlite', path: databasePath(text.slice('sqlite:'.length), { cwd, home }) }
  },
}

/** No shell expands a `~` behind `sqlite:`, and nobody means a folder of that name. */
function atHome(path: string, home: string): string {
  if (!path.startsWith('~')) return path
  if (/^~[/\\]/.test(path)) return join(home, path.slice(2))
  throw new BadValue(
    `${quoted(path)} begins with ~: only ~/ stands for a folder, your home; write ${quoted(`./${path}`)} for a file of that name`,
  )
}

function databasePath(path: string, { cwd, home }: Pick<Surroundings, 'cwd' | 'home'>): string {
  if (path === '') throw new BadValue('wants a path after sqlite: — write sqlite:./sandpost.db')
  if (path.includes('\0')) throw new BadValue('has a NUL in its path')
  if (/[/\\]$/.test(path))
    throw new BadValue(`${quoted(path)} is a folder: add the file's name, ${quoted(`${path}sandpost.db`)}`)
  const whole = resolve(cwd, atHome(path, home))
  if (Buffer.byteLength(whole) > LONGEST_PATH)
    throw new BadValue(`is a path of more than ${LONGEST_PATH} octets`)
  return whole
}

/** `sandpost.db` in the folder where this system keeps a user's data. */
export function defaultStore({ env, home, platform }: Surroundings): string {
  const folder = (): string => {
    if (platform === 'darwin') return join(home, 'Library', 'Application Support')
    if (platform === 'win32') return env.LOCALAPPDATA || join(home, 'AppData', 'Local')
    const xdg = env.XDG_DATA_HOME ?? ''
    return xdg.startsWith('/') ? xdg : join(home, '.local', 'share')
  }
  return `sqlite:${join(folder(), 'sandpost', 'sandpost.db')}`
}
