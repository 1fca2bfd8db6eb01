import type { ByteRange } from './inspection.ts'

/** The same words as `src/domain/structure.ts` has, which says what they mean: floors of one height share no types. */
export interface EnvelopeAddress {
  readonly name: string | null
  readonly route: string | null
  readonly mailbox: string | null
  readonly host: string | null
}

export interface HeaderEnvelope {
  readonly date: string | null
  readonly subject: string | null
  readonly from: readonly EnvelopeAddress[] | null
  readonly sender: readonly EnvelopeAddress[] | null
  readonly replyTo: readonly EnvelopeAddress[] | null
  readonly to: readonly EnvelopeAddress[] | null
  readonly cc: readonly EnvelopeAddress[] | null
  readonly bcc: readonly EnvelopeAddress[] | null
  readonly inReplyTo: string | null
  readonly messageId: string | null
}

export type Parameter = readonly [name: string, value: string]

export interface Disposition {
  readonly type: string
  readonly parameters: readonly Parameter[]
}

export interface BodyPart {
  readonly type: string
  readonly subtype: string
  readonly parameters: readonly Parameter[]
  readonly id: string | null
  readonly description: string | null
  readonly encoding: string
  readonly header: ByteRange
  readonly body: ByteRange
  readonly lines: number | null
  readonly md5: string | null
  readonly disposition: Disposition | null
  readonly language: readonly string[]
  readonly location: string | null
  readonly envelope: HeaderEnvelope | null
  readonly children: readonly BodyPart[]
}

export interface Threading {
  readonly baseSubject: string
  readonly isReply: boolean
  readonly date: number | null
  readonly messageId: string | null
  readonly references: readonly string[]
}

export interface MappedMessage {
  readonly envelope: HeaderEnvelope
  readonly structure: BodyPart
  readonly threading: Threading
}
