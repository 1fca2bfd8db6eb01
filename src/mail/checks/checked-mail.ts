import { decodedSize } from '../content.ts'
import { joinedText } from '../inspect.ts'
import { LIMITS } from '../limits.ts'
import { addressesInText } from '../links/text-addresses.ts'
import { Message } from '../message.ts'
import type { Warn } from '../warnings.ts'
import { type HtmlReading, readHtml } from './html-reading.ts'
import type { Place } from './places.ts'
import { proseOf } from './prose.ts'
import { type Target, targetOf } from './target.ts'
import { unsubscribeAddresses } from './unsubscribe-fields.ts'

/** What is known of a message beside its octets. */
export interface Arrival {
  /** Milliseconds since 1970; `null` when it did not come from a program just now, but by an import. */
  readonly sentJustBefore: number | null
}

/** An address that the message has people or programs go to. */
export interface CheckedAddress {
  readonly from: 'link' | 'image' | 'text' | 'header'
  /** As it stands there; `null` when the link has none. */
  readonly href: string | null
  /** What the link shows. */
  readonly label: string
  readonly target: Target
}

/** A message with all that several checks look at, read once. */
export interface CheckedMail extends Arrival {
  readonly message: Message
  /** Its own plain text; `null` when it has none. */
  readonly text: string | null
  /** The text without samples of code. */
  readonly textProse: string
  readonly html: HtmlReading | null
  /** Octets of the HTML with its transfer encoding undone. */
  readonly htmlOctets: number
  readonly addresses: readonly CheckedAddress[]
  /** Header fields that people read, decoded: the subject, and the names in address fields. */
  readonly headerTexts: readonly { readonly name: string; readonly text: string }[]
  /** Whether there is nothing at all to read. */
  readonly isBlank: boolean
}

/** @param warn hears which limit stopped the reading */
export function checkedMail(raw: Buffer, arrival: Arrival, warn: Warn): CheckedMail {
  const message = new Message(raw, unheard)
  const { plain, html } = message.reading
  const text = joinedText(raw, plain, LIMITS.text, warn)
  const markup = joinedText(raw, html, LIMITS.html, warn)
  const reading = markup === null ? null : readHtml(markup, warn)
  const headerTexts = readableFields(message)
  return {
    ...arrival,
    message,
    text,
    textProse: proseOf(text ?? ''),
    html: reading,
    htmlOctets: html.reduce((sum, part) => sum + decodedSize(raw, part, unheard), 0),
    addresses: [...addressesOf(message, text, reading)],
    headerTexts,
    isBlank: text === null && reading === null && headerTexts.length === 0,
  }
}

/** Where an address stands, for people. */
export function placeOf({ from, href, label }: CheckedAddress): Place {
  const link = href === null ? {} : { link: href }
  if (from === 'header') return { part: 'header', header: 'List-Unsubscribe', ...link }
  return { part: from === 'text' ? 'text' : 'html', ...(label !== '' && { excerpt: label }), ...link }
}

function readableFields(message: Message): CheckedMail['headerTexts'] {
  const subject = message.text('subject')
  const names = ['From', 'Reply-To', 'To', 'Cc'].flatMap((name) =>
    message.addresses(name.toLowerCase()).map(({ name: text }) => ({ name, text })),
  )
  return [{ name: 'Subject', text: subject }, ...names].filter(({ text }) => text !== '')
}

function* addressesOf(
  message: Message,
  text: string | null,
  html: HtmlReading | null,
): Generator<CheckedAddress> {
  for (const href of unsubscribeAddresses(message))
    yield { from: 'header', href, label: '', target: targetOf(href) }
  for (const { href, text: label } of html?.links ?? [])
    yield { from: 'link', href, label, target: targetOf(href) }
  for (const { src, alt } of html?.images ?? [])
    yield { from: 'image', href: src, label: alt ?? '', target: targetOf(src) }
  for (const { url: href } of addressesInText(text ?? '', LIMITS.checkLinks)) {
    const target = targetOf(href)
    // Other schemes are no affair of the checks; an address on http: that cannot be read is.
    if (/^https?:/i.test(href)) yield { from: 'text', href, label: '', target }
  }
}

function unheard(): void {}
