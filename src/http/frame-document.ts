import { JobStopped } from '../lib/job-pool.ts'
import type { InlineImage } from '../mail/inline-images.ts'
import type { Part } from '../mail/inspection.ts'
import { decodeTransfer } from '../mail/transfer.ts'
import type { RawMessage } from '../store/store.ts'
import type { RouteParts } from './app-types.ts'
import { partsOf } from './detail.ts'

/** Octets of one image that may be shown inside the document, and of all of them together. */
const LARGEST_IMAGE = 2 * 1024 * 1024
const ALL_IMAGES = 10 * 1024 * 1024

/** Before a stranger's HTML: standards mode, and links open elsewhere. There is no `href`, so nothing is resolved. */
const PREFIX = '<!doctype html><base target="_blank">'

interface Shown {
  readonly id: string
  readonly html: string
  readonly structure: Part
  readonly raw: RawMessage
}

/**
 * The message's own HTML as a document of its own, with its `cid:` images in it; else as it was sent. Where putting
 * them in goes over a limit, they show as broken.
 */
export async function frameDocument(
  { id, html, structure, raw }: Shown,
  { inspector, log }: Pick<RouteParts, 'inspector' | 'log'>,
): Promise<string> {
  if (!/cid:/i.test(html)) return PREFIX + html
  const images = await imagesOf(structure, raw)
  if (images.size === 0) return PREFIX + html
  try {
    return PREFIX + (await inspector.embed(html, images))
  } catch (error) {
    if (!(error instanceof JobStopped)) throw error
    log.warn({ message: id, reason: error.message }, 'images could not be put into the HTML of a message')
    return PREFIX + html
  }
}

async function imagesOf(structure: Part, raw: RawMessage): Promise<ReadonlyMap<string, InlineImage>> {
  const images = new Map<string, InlineImage>()
  let left = ALL_IMAGES
  for (const { part } of partsOf(structure)) {
    const { contentId, size } = part
    const fits = size !== null && size <= LARGEST_IMAGE && size <= left
    if (contentId === null || images.has(contentId) || !fits) continue
    left -= size
    images.set(contentId, { type: part.type, base64: await base64Of(part, raw) })
  }
  return images
}

async function base64Of(part: Part, raw: RawMessage): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of decodeTransfer(part.encoding, raw.bytes(part.body))) chunks.push(chunk)
  return Buffer.concat(chunks).toString('base64')
}
