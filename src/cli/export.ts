import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { SandpostClient } from '../client/client.ts'
import { BadOption } from '../config/bad-option.ts'
import { makeFolder } from '../lib/make-folder.ts'
import { CommandFailure } from './exit.ts'
import { emlName } from './file-name.ts'
import { mboxEntry } from './mbox.ts'
import { type MessageSummary, oldestFirst, scopeOf } from './oldest-first.ts'
import { startProgress } from './progress.ts'
import { type ServerFlags, serverFailure, serverOf } from './server-options.ts'

export interface ExportFlags extends ServerFlags {
  readonly format: 'eml' | 'mbox'
  readonly output: string
  readonly inbox?: string
  readonly query?: string
}

/** Where the messages go, one after the other. */
interface Destination {
  write(message: MessageSummary, raw: Buffer): Promise<void>
  close(): Promise<void>
}

/** Writes what matches, oldest first. @throws BadOption, CommandFailure */
export async function exportMail(flags: ExportFlags): Promise<void> {
  if (flags.output === '-' && flags.format === 'eml')
    throw new BadOption('output', '--output - is for --format mbox: one file a message needs a folder.')
  const { url, client } = serverOf(flags, process.env)
  let count = 0
  try {
    const { total } = await client.list({ ...scopeOf(flags), limit: 1 })
    const destination = await destinationOf(flags)
    const progress = startProgress(total, 'exporting')
    try {
      for await (const message of oldestFirst(client, scopeOf(flags))) {
        await destination.write(message, await rawOf(client, message.id))
        count += 1
        progress.add(1)
      }
    } finally {
      progress.stop()
      await destination.close()
    }
  } catch (error) {
    throw isOfFiles(error) ? unwritable(flags.output, error) : serverFailure(error, url)
  }
  process.stderr.write(`${count} exported\n`)
}

async function rawOf(client: SandpostClient, id: string): Promise<Buffer> {
  return Buffer.from(await new Response(await client.raw(id)).arrayBuffer())
}

async function destinationOf({ format, output }: ExportFlags): Promise<Destination> {
  if (format === 'mbox') return output === '-' ? mboxToStandardOutput() : newMbox(output)
  makeFolder(output)
  return {
    async write(message, raw) {
      const file = await open(join(output, emlName(message)), 'wx', 0o600)
      try {
        await file.writeFile(raw)
      } finally {
        await file.close()
      }
    },
    async close() {},
  }
}

async function newMbox(path: string): Promise<Destination> {
  const file = await open(path, 'wx', 0o600)
  return {
    async write(message, raw) {
      await file.writeFile(entryOf(message, raw))
    },
    close: () => file.close(),
  }
}

function mboxToStandardOutput(): Destination {
  return {
    write: (message, raw) =>
      new Promise((resolve, reject) => {
        process.stdout.write(entryOf(message, raw), (error) => (error ? reject(error) : resolve()))
      }),
    async close() {},
  }
}

function entryOf(message: MessageSummary, raw: Buffer): Buffer {
  return mboxEntry(raw, { from: message.from[0]?.address ?? '', date: new Date(message.receivedAt) })
}

function isOfFiles(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && !(error instanceof TypeError)
}

function unwritable(output: string, error: NodeJS.ErrnoException): CommandFailure {
  const hint = error.code === 'EEXIST' ? ': nothing is overwritten, name another' : ''
  return new CommandFailure(`cannot write ${error.path ?? output} (${error.code})${hint}`, undefined, {
    cause: error,
  })
}
