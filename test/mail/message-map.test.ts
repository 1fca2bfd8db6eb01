import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { BodyPart, EnvelopeAddress, HeaderEnvelope } from '../../src/mail/mapped.ts'
import { messageMap } from '../../src/mail/message-map.ts'

const FIXTURES = fileURLToPath(new URL('../fixtures/', import.meta.url))
const MAILS = ['imap', 'mail'].flatMap((folder) =>
  readdirSync(`${FIXTURES}${folder}`)
    .filter((file) => file.endsWith('.eml'))
    .map((file) => ({ folder, name: file.slice(0, -4), raw: readFileSync(`${FIXTURES}${folder}/${file}`) })),
)

describe('the map of a message (19, RFC 9051 §7.5.2)', () => {
  it.each(MAILS)('is as written down beside it: $folder/$name', async ({ folder, name, raw }) => {
    const { envelope, structure, threading } = messageMap(raw)
    const shown = { envelope: shownEnvelope(envelope), structure: shownPart(structure, raw), threading }
    await expect(`${JSON.stringify(shown, null, 2)}\n`).toMatchFileSnapshot(
      `../fixtures/imap/expected/${folder === 'imap' ? '' : `${folder}-`}${name}.json`,
    )
  })
})

function shownEnvelope({ from, sender, replyTo, ...rest }: HeaderEnvelope): unknown {
  const orFrom = (list: typeof from) => (list === from ? 'as from' : shownList(list))
  const { date, subject, to, cc, bcc, inReplyTo, messageId } = rest
  return {
    date,
    subject,
    from: shownList(from),
    sender: orFrom(sender),
    replyTo: orFrom(replyTo),
    to: shownList(to),
    cc: shownList(cc),
    bcc: shownList(bcc),
    inReplyTo,
    messageId,
  }
}

/** As IMAP writes them, but for the quoting. */
function shownList(list: readonly EnvelopeAddress[] | null): unknown {
  const nil = (text: string | null) => (text === null ? 'NIL' : JSON.stringify(text))
  return (
    list?.map(
      ({ name, route, mailbox, host }) => `(${nil(name)} ${nil(route)} ${nil(mailbox)} ${nil(host)})`,
    ) ?? null
  )
}

/** A part without what it does not have; of its octets the ends. */
function shownPart(part: BodyPart, raw: Buffer): unknown {
  const { type, subtype, header, body, envelope, children, disposition, ...rest } = part
  const said = Object.entries(rest).filter(
    ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
  )
  return {
    type: `${type}/${subtype}`,
    ...Object.fromEntries(said),
    parameters: shownParameters(part.parameters),
    ...(disposition === null
      ? {}
      : { disposition: [disposition.type, shownParameters(disposition.parameters)] }),
    header: [header.start, header.end],
    body: [body.start, body.end],
    size: body.end - body.start,
    octets: shownOctets(raw.toString('latin1', body.start, body.end)),
    ...(envelope === null ? {} : { envelope: shownEnvelope(envelope) }),
    ...(children.length === 0 ? {} : { children: children.map((child) => shownPart(child, raw)) }),
  }
}

function shownParameters(parameters: BodyPart['parameters']): unknown {
  return parameters.map(([name, value]) => `${name}=${value}`)
}

function shownOctets(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 25)} … ${text.slice(-25)}`
}
