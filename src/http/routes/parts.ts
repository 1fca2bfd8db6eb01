import { Type } from 'typebox'
import { DomainError } from '../../domain/trouble.ts'
import type { Inspection, Part } from '../../mail/inspection.ts'
import { decodeTransfer } from '../../mail/transfer.ts'
import type { RawMessage } from '../../store/store.ts'
import type { App, RouteParts } from '../app-types.ts'
import { attachmentDisposition } from '../content-disposition.ts'
import { MessageId } from '../contract/fields.ts'
import { MessageParts } from '../contract/message.ts'
import { ProblemAnswer } from '../contract/problem.ts'
import { partShapes, partsOf } from '../detail.ts'
import { sendOctets } from '../octets.ts'
import type { OctetRange } from '../range.ts'
import { understood } from '../understand.ts'

const params = Type.Object({ id: MessageId })
const partParams = Type.Object({
  id: MessageId,
  n: Type.Integer({ minimum: 0, maximum: 1_000_000, description: "The part's `n` in the structure." }),
})

/** Types that are served as declared: none of them runs. Anything else is octets, whatever it says of itself. */
const SERVED_TYPES: readonly string[] = [
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'application/pdf',
]

export function partRoutes(app: App, parts: RouteParts): void {
  const { messages } = parts.store

  app.get(
    '/v1/messages/:id/parts',
    {
      schema: {
        params,
        tags: ['messages'],
        summary: 'The MIME tree, flat.',
        response: { 200: MessageParts, 404: ProblemAnswer },
      },
    },
    async (request) => {
      const inspection = await understood(parts, await messages.get(request.params.id))
      return { parts: partShapes(inspection.structure) }
    },
  )

  app.get(
    '/v1/messages/:id/parts/:n',
    {
      schema: {
        params: partParams,
        tags: ['messages'],
        summary: "A part's octets, decoded; one range of them with `Range`.",
      },
    },
    async (request, reply) => {
      const { id, n } = request.params
      const inspection = await understood(parts, await messages.get(id))
      const { part, size } = partWithOctets(inspection, n)
      const raw = await messages.raw(id)
      reply
        .type(SERVED_TYPES.includes(part.type) ? part.type : 'application/octet-stream')
        .header('content-disposition', attachmentDisposition(part.filename ?? '', `part-${n}`))
      return sendOctets(request, reply, {
        size,
        sha256: part.sha256,
        bytes: (range) => slice(decoded(raw, part), range),
      })
    },
  )
}

/** @throws DomainError `no-such-part` */
function partWithOctets(
  { structure }: Inspection,
  n: number,
): { readonly part: Part; readonly size: number } {
  const part = partsOf(structure).find((each) => each.part.index === n)?.part
  if (part === undefined) throw new DomainError('no-such-part', `The message has no part ${n}.`)
  const { size } = part
  if (size !== null) return { part, size }
  throw new DomainError('no-such-part', `Part ${n} is a multipart: it has no octets but its children's.`)
}

function decoded(raw: RawMessage, part: Part): AsyncIterable<Uint8Array> {
  return decodeTransfer(part.encoding, raw.bytes(part.body))
}

/** The octets of `range` out of all; reads no further than its end. */
async function* slice(
  chunks: AsyncIterable<Uint8Array>,
  { start, end }: OctetRange,
): AsyncGenerator<Uint8Array> {
  let at = 0
  for await (const chunk of chunks) {
    const from = Math.max(0, start - at)
    const to = Math.min(chunk.length, end - at)
    if (from < to) yield chunk.subarray(from, to)
    at += chunk.length
    if (at >= end) return
  }
}
