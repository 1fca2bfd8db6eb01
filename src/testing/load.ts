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

/** A message as lists and waits tell of it; waits tell what they found in it too. */
export interface Arrived {
  readonly id: string
  readonly seq: number
  readonly links?: readonly MailLink[]
  readonly codes?: readonly MailCode[]
}

/** Reads all of a message, or what is not known of it yet. */
export async function loadMail(source: MailSource, arrived: Arrived): Promise<Mail> {
  const { client, url } = source
  const { id } = arrived
  const [detail, links, codes] = await Promise.all([
    client.get(id),
    arrived.links ?? client.links(id).then((found) => found.links),
    arrived.codes ?? client.codes(id).then((found) => found.codes),
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

function linkOf({ url, text, texts, kind }: MailLink): MailLink {
  return { url, text, texts, kind }
}

function codeOf({ value, written }: MailCode): MailCode {
  return { value, written }
}
