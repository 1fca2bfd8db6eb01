import type { Readable } from 'node:stream'
import MailComposer from 'nodemailer/lib/mail-composer'
import type { Envelope } from '../domain/envelope.ts'
import { DomainError } from '../domain/trouble.ts'
import type { MessageCompose } from './contract/send.ts'

/** A message composed from its description: its octets, and the envelope that its addresses make. */
export interface Composed {
  readonly octets: Readable
  readonly envelope: Envelope
}

const SLICE = 64 * 1024

/** @throws DomainError `cannot-compose` */
export function compose(message: MessageCompose): Composed {
  const { attachments = [], headers = [], ...rest } = message
  const node = new MailComposer({
    ...rest,
    headers: headers.map(({ name, value }) => ({ key: name, value })),
    attachments: attachments.map(({ name, type, cid, content }, index) => ({
      content: octetsOf(content, `attachments.${index}.content`),
      // nodemailer makes up a name where there is none.
      filename: name ?? false,
      ...(type === undefined ? {} : { contentType: type }),
      ...(cid === undefined ? {} : { cid }),
    })),
    // The schema lets neither path nor address in; should one ever pass, nothing is read or fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile()
  const { from, to } = node.getEnvelope()
  return {
    octets: node.createReadStream(),
    envelope: {
      from: from || null,
      parameters: {},
      to: to.map((address) => ({ address, parameters: {} })),
    },
  }
}

/** Octets from base64; what is not base64 is refused rather than passed over. */
function octetsOf(content: string, field: string): Buffer {
  for (let start = 0; start < content.length; start += SLICE) {
    if (!/^[A-Za-z0-9+/=\s]*$/.test(content.slice(start, start + SLICE)))
      throw new DomainError('cannot-compose', `The field "${field}" is not base64.`)
  }
  return Buffer.from(content, 'base64')
}
