import { countedBody } from '../body.ts'
import type { Command, CommandResult, Talk } from '../command.ts'
import { Incoming } from '../incoming.ts'
import { reply, replyTo } from '../reply.ts'

interface Chunk {
  readonly size: number
  readonly last: boolean
}

/** BDAT: the message in chunks of announced size, raw (RFC 3030). */
export const bdat: Command = {
  verb: 'BDAT',
  rfc: 'RFC 3030 §2',
  usage: 'BDAT size [LAST]',
  argument: 'required',
  after: 'rcpt',
  guarded: true,
  keywords: () => ['CHUNKING', 'BINARYMIME'],
  run,
  /** The octets come whatever we answer: they are read and thrown away (RFC 3030 §2). */
  refused(talk, argument, refusal) {
    const chunk = readChunk(argument)
    if (chunk === undefined) return refusal
    return afterOctets(talk, chunk, { incoming: undefined, answer: () => talk.answer(refusal) })
  },
}

function run(talk: Talk, argument: string): CommandResult {
  const chunk = readChunk(argument)
  if (chunk === undefined) return reply(501, '5.5.4', 'Write BDAT size [LAST]')
  const { transaction } = talk
  if (transaction === undefined) return reply(503, '5.5.1', 'MAIL first')
  transaction.incoming ??= new Incoming(talk.capture)
  const incoming = transaction.incoming
  const answer = (): Promise<void> => {
    if (chunk.last) return talk.deliver(incoming)
    const { failure } = incoming
    const good = reply(250, '2.0.0', `${chunk.size} octets received`)
    return talk.answer(failure === undefined ? good : replyTo(failure))
  }
  return afterOctets(talk, chunk, { incoming, answer })
}

interface ChunkEnd {
  readonly incoming: Incoming | undefined
  readonly answer: () => Promise<void>
}

function afterOctets(
  talk: Talk,
  { size }: Chunk,
  { incoming, answer }: ChunkEnd,
): Promise<undefined> | undefined {
  if (size === 0) return answer().then(() => undefined)
  talk.readBody(countedBody(size, incoming, answer))
  return undefined
}

function readChunk(argument: string): Chunk | undefined {
  const [, digits, last] = /^([0-9]{1,20})(?: +(LAST))?$/i.exec(argument) ?? []
  const size = Number(digits)
  // What no client can ever send is a slip of the pen, not a chunk to wait for.
  return digits !== undefined && Number.isSafeInteger(size) ? { size, last: last !== undefined } : undefined
}
