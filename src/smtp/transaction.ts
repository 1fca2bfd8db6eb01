import type { Envelope, EnvelopeRecipient, EsmtpParameters } from '../domain/envelope.ts'
import type { Incoming } from './incoming.ts'

/** A mail transaction (RFC 5321 §3.3): from MAIL to the end of data, or RSET. */
export class Transaction {
  readonly from: string
  readonly parameters: EsmtpParameters
  readonly recipients: EnvelopeRecipient[] = []
  /** The message, once DATA or the first BDAT has come; the two cannot be mixed (RFC 3030 §2). */
  incoming: Incoming | undefined
  /** Those that recipients name by their addresses. */
  readonly #inboxes = new Set<string>()

  constructor(from: string, parameters: EsmtpParameters) {
    this.from = from
    this.parameters = parameters
  }

  /** BODY=BINARYMIME: any octets, by BDAT only (RFC 3030 §3). */
  get binary(): boolean {
    return String(this.parameters.BODY).toUpperCase() === 'BINARYMIME'
  }

  get utf8(): boolean {
    return this.parameters.SMTPUTF8 === true
  }

  /** Notes that a recipient leads to this inbox. @returns whether it is one of `most` inboxes */
  leadsTo(inbox: string, most: number): boolean {
    if (!this.#inboxes.has(inbox) && this.#inboxes.size >= most) return false
    this.#inboxes.add(inbox)
    return true
  }

  envelope(): Envelope {
    return { from: this.from, parameters: this.parameters, to: this.recipients }
  }
}
