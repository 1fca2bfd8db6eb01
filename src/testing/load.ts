import type { SandpostClient } from '../client/client.ts'
import type { MessageDetail } from '../http/contract/message.ts'
import { Mail } from './mail.ts'
import type { MailAddress, MailAttachment, MailCode, MailLink } from './mail-fields.ts'

/** Where mails are read and looked at. */
export interface MailSource {
  readonly client: SandpostClient
  /** `http://127.0.0.1:8025`, without a slash at the end. */
  readonly url: string
}

/** Reads all of a message. */
export async function loadMail(source: MailSource, id: string): Promise<Mail> {
  const { client, url } = source
  const [detail, { links }, { codes }] = await Promise.all([
    client.get(id),
    client.links(id),
    client.codes(id),
  ])
  const to = detail.envelope.to.map(({ address }) => address)
  return new Mail(
    {
      id,
      seq: detail.seq,
      inbox: detail.inbox,
      subject: detail.subject,
      from: detail.from.map(addressOf),
      to: detail.to.map(addressOf),
      cc: detail.cc.map(addressOf),
      bcc: blindCopies(detail, to),
      replyTo: detail.replyTo.map(addressOf),
      envelope: { from: detail.envelope.from, to },
      receivedAt: new Date(detail.receivedAt),
      text: detail.text,
      html: detail.html,
      headers: detail.headers.map(({ name, value }) => ({ name, value })),
      attachments: detail.attachments.map((file) => attachmentOf(source, id, file)),
      links: links.map(linkOf),
      codes: codes.map(codeOf),
      url: `${url}/inbox/${encodeURIComponent(detail.inbox)}/${encodeURIComponent(id)}`,
    },
    client,
  )
}

/** Who gets it without being named in To or Cc: the field Bcc seldom says so, the envelope does. */
function blindCopies({ to, cc, bcc }: MessageDetail, recipients: readonly string[]): MailAddress[] {
  const named = new Set([...to, ...cc, ...bcc].map(({ address }) => address.toLowerCase()))
  const unnamed = recipients.filter((address) => !named.has(address.toLowerCase()))
  return [...bcc.map(addressOf), ...unnamed.map((address) => ({ name: '', address }))]
}

function attachmentOf(
  { client }: MailSource,
  id: string,
  { n, name, type, size, cid }: MessageDetail['attachments'][number],
): MailAttachment {
  const content = async () => new Uint8Array(await new Response(await client.part(id, n)).arrayBuffer())
  return { name, type, size, cid, content }
}

function addressOf({ name, address }: MailAddress): MailAddress {
  return { name, address }
}

function linkOf({ url, text, kind }: MailLink): MailLink {
  return { url, text, kind }
}

function codeOf({ value, written }: MailCode): MailCode {
  return { value, written }
}
