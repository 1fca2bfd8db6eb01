import { createReadStream } from 'node:fs'
import { open, readdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { CommandFailure } from './exit.ts'
import { messagesOfMbox, type Quoting } from './mbox.ts'

/** A file that holds one message, or an mbox that holds many. */
export interface MailFile {
  readonly path: string
  readonly kind: 'eml' | 'mbox'
  /** Octets. */
  readonly size: number
}

/**
 * The mail files at `path`: itself when it is a file; in a folder, at any depth, `*.eml`, `*.mbox` and whatever lies in
 * a Maildir's `cur` and `new`, sorted by path. Links are not followed.
 *
 * @throws CommandFailure when it cannot be read
 */
export async function mailFilesAt(path: string): Promise<readonly MailFile[]> {
  try {
    const { size, ...facts } = await factsOf(path)
    if (!facts.isFolder) return [{ path, size, kind: await kindOf(path) }]
    const entries = await readdir(path, { recursive: true, withFileTypes: true })
    const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
    const files: MailFile[] = []
    for (const file of paths.filter(looksLikeMail).sort())
      files.push({ path: file, size: (await factsOf(file)).size, kind: await kindOf(file) })
    return files
  } catch (error) {
    throw unreadable(path, error)
  }
}

/** The messages in `file`, one at a time; an `eml` byte for byte. @throws CommandFailure when it cannot be read */
export async function* messagesIn(file: MailFile, quoting: Quoting): AsyncGenerator<Buffer> {
  try {
    if (file.kind === 'mbox') yield* messagesOfMbox(createReadStream(file.path), quoting)
    else yield await readFile(file.path)
  } catch (error) {
    throw unreadable(file.path, error)
  }
}

async function factsOf(path: string): Promise<{ readonly size: number; readonly isFolder: boolean }> {
  const facts = await stat(path)
  return { size: facts.size, isFolder: facts.isDirectory() }
}

function looksLikeMail(path: string): boolean {
  const folder = basename(dirname(path))
  const inMaildir = (folder === 'cur' || folder === 'new') && !basename(path).startsWith('.')
  return inMaildir || ['.eml', '.mbox'].includes(extname(path).toLowerCase())
}

async function kindOf(path: string): Promise<MailFile['kind']> {
  const extension = extname(path).toLowerCase()
  if (extension === '.mbox') return 'mbox'
  if (extension === '.eml') return 'eml'
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(5), 0, 5, 0)
    return buffer.toString('latin1', 0, bytesRead) === 'From ' ? 'mbox' : 'eml'
  } finally {
    await file.close()
  }
}

function unreadable(path: string, error: unknown): CommandFailure {
  if (error instanceof CommandFailure) return error
  const reason = error instanceof Error && 'code' in error ? String(error.code) : undefined
  const text = error instanceof Error ? error.message : String(error)
  return new CommandFailure(`cannot read ${path}: ${reason ?? text}`, undefined, { cause: error })
}
