import type { Peer } from '../wire/peer.ts'
import { formatReply, type Reply } from './replies.ts'

/** Octets sent before the client's reading is waited for. */
const PIECE = 32 * 1024
/** Lines of a listing that the transcript keeps. */
const KEPT_LINES = 30

/** Sends one response. @throws PeerGone, and what the message's reading throws */
export async function send(peer: Peer, reply: Reply): Promise<void> {
  const line = formatReply(reply)
  peer.record.script.server(line, line.length + 2)
  peer.write(`${line}\r\n`)
  if (reply.lines !== undefined) await sendLines(peer, reply.lines)
  if (reply.message !== undefined) await sendMessage(peer, reply.message)
  if (reply.lines !== undefined || reply.message !== undefined) peer.write('.\r\n')
  await peer.drained()
}

async function sendLines(peer: Peer, lines: Iterable<string>): Promise<void> {
  const { script } = peer.record
  let batch = ''
  let count = 0
  for (const line of lines) {
    if (++count <= KEPT_LINES) script.server(line, Buffer.byteLength(line) + 2)
    batch += `${line}\r\n`
    if (batch.length < PIECE) continue
    peer.write(batch)
    batch = ''
    await peer.drained()
  }
  peer.write(batch)
  if (count > KEPT_LINES) script.server(`<${count - KEPT_LINES} lines more>`)
}

async function sendMessage(peer: Peer, message: AsyncIterable<Uint8Array>): Promise<void> {
  let octets = 0
  for await (const chunk of message) {
    octets += chunk.length
    for (let at = 0; at < chunk.length; at += PIECE) {
      peer.write(chunk.subarray(at, at + PIECE))
      await peer.drained()
    }
  }
  peer.record.script.serverOctets(octets)
}
