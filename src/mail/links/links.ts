import { unsubscribeAddresses } from '../checks/unsubscribe-fields.ts'
import { LIMITS } from '../limits.ts'
import type { ReadMail } from '../read-mail.ts'
import type { Warn } from '../warnings.ts'
import { kindOf } from './kind.ts'
import type { FoundLink, LinkKind, LinkPlace } from './link.ts'
import { addressesInText } from './text-addresses.ts'

/** A link where it stands. */
interface Standing {
  readonly url: string
  readonly text: string
  readonly from: LinkPlace
}

/** A link with all the places where it stands. */
interface Gathered {
  readonly url: string
  readonly texts: string[]
  readonly from: Set<LinkPlace>
}

/** Schemes that no reader follows, or that lead to nothing a test could open. */
const PASSED_OVER = new Set(
  'about blob cid data file javascript mid sms tel vbscript x-apple-data-detectors'.split(' '),
)
const SCHEME = /^([a-z][a-z0-9+.-]*):/i
/** Characters of a line before an address that are taken for its label. */
const LABEL = 200
/** Texts kept of one link. */
const MOST_TEXTS = 10

/**
 * The links of a message: http and https, mailto, and those of apps (`myapp://reset`). Each address once, in the order of
 * the HTML, then of the text, then of List-Unsubscribe. Total, and linear in the message's length.
 */
export function linksOf(mail: ReadMail, warn: Warn): readonly FoundLink[] {
  const gathered = gather([inHtml(mail), inText(mail), inHeader(mail)], warn)
  const byItself = (link: Gathered): LinkKind =>
    link.from.has('header') ? 'unsubscribe' : kindOf({ ...link, subject: '', alone: false })
  const kinds = gathered.map(byItself)
  const alone = kinds.filter((kind) => kind !== 'unsubscribe').length === 1
  const taken = new Set(kinds)
  return gathered.map((link): FoundLink => {
    const texts = link.texts.filter((text) => text !== '')
    const kind = link.from.has('header')
      ? 'unsubscribe'
      : kindOf({ url: link.url, texts, subject: mail.subject, alone, taken })
    const words = texts.filter((text) => !text.includes('://'))
    const shown = [...words, ...texts.filter((text) => text.includes('://'))]
    return { url: link.url, text: shown[0] ?? '', texts: shown, kind, from: [...link.from] }
  })
}

function* inHtml({ html }: ReadMail): Generator<Standing> {
  for (const { href, text } of html?.links ?? [])
    if (href !== null && href.length < LIMITS.linkUrl) yield { url: href, text, from: 'html' }
}

function* inText({ text }: ReadMail): Generator<Standing> {
  const plain = text ?? ''
  for (const { url, start } of addressesInText(plain, LIMITS.checkLinks))
    yield { url, text: labelOf(plain, start), from: 'text' }
}

function inHeader({ message }: ReadMail): readonly Standing[] {
  return unsubscribeAddresses(message).map((url) => ({ url, text: '', from: 'header' }))
}

function gather(sources: readonly Iterable<Standing>[], warn: Warn): Gathered[] {
  const found = new Map<string, Gathered>()
  /** What an address as written is, so that one that is there a thousand times is read once. */
  const read = new Map<string, Gathered | undefined>()
  for (const source of sources) {
    for (const standing of source) {
      const link = read.has(standing.url) ? read.get(standing.url) : known(found, standing.url)
      read.set(standing.url, link)
      if (link !== undefined) addPlace(link, standing)
      if (found.size < LIMITS.foundLinks) continue
      warn(`only the first ${LIMITS.foundLinks} links were taken`)
      break
    }
  }
  return [...found.values()]
}

/** The link of an address, a new one where it was not yet seen; `undefined` where it leads nowhere. */
function known(found: Map<string, Gathered>, written: string): Gathered | undefined {
  const url = readable(written)
  if (url === undefined) return undefined
  // What two ways to write one address have in common.
  const key = new URL(url).href
  const link = found.get(key) ?? { url, texts: [], from: new Set<LinkPlace>() }
  found.set(key, link)
  return link
}

function addPlace({ texts, from: places }: Gathered, { text, from }: Standing): void {
  // The line before an address in the text is no better than what the link itself shows.
  const wanted = from !== 'text' || !places.has('html')
  if (wanted && texts.length < MOST_TEXTS && !texts.includes(text)) texts.push(text)
  places.add(from)
}

/** The address as a browser takes it, where it is one that leads anywhere. */
function readable(written: string): string | undefined {
  // The URL Standard takes out line ends and tabs, and cuts what is not seen at both ends.
  const url = written
    .replace(/[\t\r\n]/g, '')
    .replace(/^[\0-\x20]+/, '')
    .trimEnd()
  const scheme = SCHEME.exec(url.slice(0, 100))?.[1]?.toLowerCase()
  if (scheme === undefined || PASSED_OVER.has(scheme)) return undefined
  const isWeb = scheme === 'http' || scheme === 'https'
  if (!URL.canParse(url) || (isWeb && !/^https?:\/\/[^/?#]/i.test(url))) return undefined
  const [before] = /^[^/?#]*\/\/[^/?#@]*(?=[/?#]|$)/.exec(url) ?? [`${scheme}:`]
  return `${before.toLowerCase()}${url.slice(before.length)}`.toWellFormed()
}

/** The words before an address on its line, or else the last line with words before. */
function labelOf(text: string, start: number): string {
  const before = text.slice(Math.max(0, start - 2 * LABEL), start)
  const lines = before.split(/\r?\n/).map((line) => line.trim())
  const own = worded(lines.pop() ?? '')
  if (own !== '') return own
  const above = lines.findLast((line) => line !== '') ?? ''
  // Another address is no label, and neither is the sentence before the last.
  return above.includes('://') ? '' : worded(above)
}

/** Without marks around it, cut. */
function worded(line: string): string {
  const rest = line.slice(line.lastIndexOf('://') + 1)
  const words = rest.replace(/[\s:：([{<>"'*_=|–—→-]+$/u, '').replace(/^[\s>*_=|▼■●・-]+/u, '')
  return /\p{L}/u.test(words) ? words.slice(-LABEL).toWellFormed() : ''
}
