import { Readable } from 'node:stream'
import { Type } from 'typebox'
import { DomainError } from '../../domain/trouble.ts'
import type { Part } from '../../mail/inspection.ts'
import { decodeTransfer } from '../../mail/transfer.ts'
import type { App, RouteParts } from '../app-types.ts'
import { attachmentDisposition } from '../content-disposition.ts'
import { MessageId } from '../contract/fields.ts'
import { partsOf } from '../detail.ts'
import { namesInOneFolder } from '../file-names.ts'
import { understood } from '../understand.ts'
import { zipOf } from '../zip.ts'

const params = Type.Object({ id: MessageId })

/** Everything that is attached to one message, as one file. */
export function attachmentRoutes(app: App, parts: RouteParts): void {
  const { messages } = parts.store

  app.get(
    '/v1/messages/:id/attachments.zip',
    {
      exposeHeadRoute: false,
      schema: {
        params,
        tags: ['messages'],
        summary:
          'All attachments, decoded, in one ZIP file; their names are made safe and differ. 404 when there are none.',
        produces: ['application/zip'],
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const { structure } = await understood(parts, await messages.get(id))
      const attached = partsOf(structure).flatMap(({ part }) => (part.attachment ? [part] : []))
      if (attached.length === 0) throw new DomainError('no-such-part', 'Nothing is attached to the message.')
      const raw = await messages.raw(id)
      const names = namesInOneFolder(
        attached.map(({ filename }) => filename ?? ''),
        (index) => `part-${attached[index]?.index}`,
      )
      const open = (part: Part) => decodeTransfer(part.encoding, raw.bytes(part.body))
      const entries = attached.map((part, index) => ({ name: names[index] ?? '', open: () => open(part) }))
      reply
        .type('application/zip')
        .header('content-disposition', attachmentDisposition(`${id}-attachments.zip`, 'attachments.zip'))
      return reply.send(Readable.from(zipOf(entries), { objectMode: false }))
    },
  )
}
