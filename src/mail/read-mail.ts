import { type HtmlReading, readHtml } from './checks/html-reading.ts'
import { joinedText } from './inspect.ts'
import { LIMITS } from './limits.ts'
import { Message } from './message.ts'
import type { Warn } from './warnings.ts'

/** A message as its reader has it: what links and codes are looked for in. */
export interface ReadMail {
  readonly message: Message
  readonly subject: string
  /** Its own plain text; `null` when it has none. */
  readonly text: string | null
  readonly html: HtmlReading | null
}

/** @param warn hears which limit stopped the reading */
export function readMail(raw: Buffer, warn: Warn): ReadMail {
  const message = new Message(raw, unheard)
  const { plain, html } = message.reading
  const markup = joinedText(raw, html, LIMITS.foundHtml, warn)
  return {
    message,
    subject: message.subject(),
    text: joinedText(raw, plain, LIMITS.text, warn),
    html: markup === null ? null : readHtml(markup, warn),
  }
}

function unheard(): void {}
