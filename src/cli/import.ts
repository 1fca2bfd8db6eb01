import { ServerRefusal } from '../client/failure.ts'
import { printable } from '../lib/printable.ts'
import { CommandFailure } from './exit.ts'
import { type MailFile, mailFilesAt, messagesIn } from './mail-files.ts'
import { startProgress } from './progress.ts'
import { type Server, type ServerFlags, serverFailure, serverOf } from './server-options.ts'

export interface ImportFlags extends ServerFlags {
  readonly inbox: string
  readonly mbox: 'mboxrd' | 'mboxo'
}

/**
 * Sends every message of the files to the server, in order. A message that it refuses is told of and passed over.
 * @throws CommandFailure when a file cannot be read, nobody answers, or messages were refused
 */
export async function importMail(paths: readonly string[], flags: ImportFlags): Promise<void> {
  const server = serverOf(flags, process.env)
  const files: MailFile[] = []
  for (const path of paths) files.push(...(await mailFilesAt(path)))
  if (files.length === 0)
    throw new CommandFailure(`no mail in ${paths.join(', ')}: looked for *.eml, *.mbox and Maildirs`)
  const progress = startProgress(
    files.reduce((sum, { size }) => sum + size, 0),
    'importing',
  )
  const count = { taken: 0, refused: 0 }
  try {
    for (const file of files) await importFile(file, { server, flags, count, advance: progress.add })
  } catch (error) {
    throw serverFailure(error, server.url)
  } finally {
    progress.stop()
    process.stdout.write(`${count.taken} imported to ${printable(flags.inbox)}\n`)
  }
  if (count.refused > 0) throw new CommandFailure(`${count.refused} could not be imported`)
}

interface Task {
  readonly server: Server
  readonly flags: ImportFlags
  readonly count: { taken: number; refused: number }
  readonly advance: (octets: number) => void
}

async function importFile(file: MailFile, { server, flags, count, advance }: Task): Promise<void> {
  let number = 0
  for await (const raw of messagesIn(file, flags.mbox)) {
    number += 1
    try {
      await server.client.sendRaw(flags.inbox, raw)
      count.taken += 1
    } catch (error) {
      if (!(error instanceof ServerRefusal) || !isOfThisMessage(error)) throw error
      count.refused += 1
      process.stderr.write(`${printable(`${file.path}, message ${number}: ${error.message}`)}\n`)
    }
    advance(raw.length)
  }
}

/** Whether the next message may fare better. */
function isOfThisMessage({ problem }: ServerRefusal): boolean {
  return problem.status === 413 || problem.status === 415 || problem.status === 422
}
