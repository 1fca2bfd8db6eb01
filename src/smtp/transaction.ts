import type { Envelope, EnvelopeRecipient, EsmtpParameters } from '../domain/envelope.ts'
import type { Incoming } from './incoming.ts'

/** A mail transaction (RFC 5321 §3.3): from MAIL to the end of data, or RSET. */
export class Transaction {
  readonly from: string
  readonly parameters: EsmtpParameters
  readonly recipients: EnvelopeRecipient[] = []
  /** The message, once DATA or the first BDAT has come; the two cannot be mixed (RFC 3030 §2). */
  incoming: Incoming | undefined

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

  envelope(): Envelope {
    return { from: this.from, parameters: this.parameters, to: this.recipients }
  }
}
