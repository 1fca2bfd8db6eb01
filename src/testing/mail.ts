import type { SandpostClient } from '../client/client.ts'
import { documentOf } from './document.ts'
import type {
  MailAddress,
  MailAttachment,
  MailCode,
  MailEnvelope,
  MailFields,
  MailHeader,
  MailLink,
} from './mail-fields.ts'
import { type LinkChoice, onlyCode, onlyLink } from './only-one.ts'

/** The part of a browser's page that showing a mail takes: Playwright's and Puppeteer's have it. */
export interface BrowserPage {
  setContent(html: string): Promise<unknown>
}

/** A mail that was captured, whole. It does not change, also when the server forgets it; `raw` and files ask the server. */
export class Mail implements MailFields {
  declare readonly id: string
  declare readonly seq: number
  declare readonly inbox: string
  declare readonly subject: string
  declare readonly from: readonly MailAddress[]
  declare readonly to: readonly MailAddress[]
  declare readonly cc: readonly MailAddress[]
  declare readonly bcc: readonly MailAddress[]
  declare readonly replyTo: readonly MailAddress[]
  declare readonly envelope: MailEnvelope
  declare readonly receivedAt: Date
  declare readonly text: string | null
  declare readonly html: string | null
  declare readonly headers: readonly MailHeader[]
  declare readonly attachments: readonly MailAttachment[]
  declare readonly links: readonly MailLink[]
  declare readonly codes: readonly MailCode[]
  declare readonly url: string
  readonly #client: SandpostClient

  constructor(fields: MailFields, client: SandpostClient) {
    Object.assign(this, fields)
    this.#client = client
  }

  /** The first field of that name, whatever its case; `null` when there is none. */
  header(name: string): string | null {
    const wanted = name.toLowerCase()
    return this.headers.find((field) => field.name.toLowerCase() === wanted)?.value ?? null
  }

  /** The address of the one link that fits. @throws NotOne with the candidates, unless exactly one does */
  link(choice: LinkChoice = {}): string {
    return onlyLink(this, choice).url
  }

  /** The one code, as a person would type it. @throws NotOne with the candidates, unless there is exactly one */
  code(): string {
    return onlyCode(this).value
  }

  /** The mail exactly as it was received. */
  async raw(): Promise<Uint8Array> {
    return new Uint8Array(await new Response(await this.#client.raw(this.id)).arrayBuffer())
  }

  /** What the server's checks say should be mended before people get it. */
  checks(): ReturnType<SandpostClient['checks']> {
    return this.#client.checks(this.id)
  }

  /**
   * Shows the mail in the page of a browser under test, as a mail client would: its own images in it, no script, nothing
   * from the network. A link leads on in the same page.
   */
  async open(page: BrowserPage): Promise<void> {
    await page.setContent(await this.document())
  }

  /** What {@link open} shows. */
  async document(): Promise<string> {
    return documentOf(this, this.html === null ? null : await this.#client.html(this.id))
  }
}
