import type { LineClient } from '../../support/smtp-client.ts'
import { rawOf } from '../../support/temp-store.ts'
import type { ImapBench } from '../imap-bench.ts'

/** Sends octets, and reads to the tagged answer. @returns the lines with it */
export async function answered(client: LineClient, octets: string | Buffer, tag = 'a'): Promise<string[]> {
  client.send(octets)
  const lines: string[] = []
  for (;;) {
    const line = await client.line()
    lines.push(line)
    if (line.startsWith(`${tag} `)) return lines
  }
}

/** The tagged answer alone. */
export async function answerOf(client: LineClient, octets: string | Buffer, tag = 'a'): Promise<string> {
  return (await answered(client, octets, tag)).at(-1) ?? ''
}

/** Raw messages of a mailbox in order. */
export async function contentsOf(imap: ImapBench, name: string, user = 'shop'): Promise<Buffer[]> {
  const inbox = imap.inboxOf(user)
  const { id } = await imap.store.mailboxes.get(inbox, name)
  const { ids } = await imap.store.mailboxes.placements(inbox, id)
  return Promise.all(ids.map((each) => rawOf(imap.store, each)))
}

/** An APPEND of octets by a literal that is not asked for. */
export function appendOf(
  octets: Buffer | string,
  { before = 'a APPEND INBOX ', binary = false } = {},
): Buffer {
  const body = Buffer.from(octets)
  return Buffer.concat([
    Buffer.from(`${before}${binary ? '~' : ''}{${body.length}+}\r\n`),
    body,
    Buffer.from('\r\n'),
  ])
}
