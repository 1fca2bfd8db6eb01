import { isTrouble } from '../../domain/trouble.ts'
import { no, Refusal } from '../answer.ts'
import type { Inside } from '../command.ts'
import { Content } from '../fetch/content.ts'
import { clipped, type Octets } from '../fetch/octets.ts'
import type { Wire } from '../format/strings.ts'
import { type MessageUrl, parseMessageUrl } from '../grammar/imap-url.ts'
import type { Section } from '../grammar/section.ts'
import { respelled } from '../names.ts'

const WHOLE: Section = { part: [], text: 'whole' }

/**
 * The octets that a URL names, as FETCH of that section has them (RFC 4469 §3). \Seen is not set by it.
 * @throws Refusal with BADURL
 */
export async function octetsOfUrl(talk: Inside, url: string): Promise<Octets> {
  const named = parseMessageUrl(withMailbox(talk, url))
  if (named === undefined) throw badUrl(url, 'is none of a message')
  // What another server has, or another user, is not reached from here.
  if (named.authority !== undefined) throw badUrl(url, 'is not relative')
  if (named.partial !== undefined && !talk.offers('URL-PARTIAL')) throw badUrl(url, 'is partial')
  const octets = await found(talk, named)
  if (octets === null) throw badUrl(url, 'names nothing that is there')
  return part(octets, named.partial)
}

/** With a mailbox selected, its URL is the base of those that name none. */
function withMailbox({ selected, settings }: Inside, url: string): string {
  if (selected === undefined || !/^;UID=/i.test(url)) return url
  return `/${encodeURIComponent(respelled(selected.mailbox.name, settings.separator))}/${url}`
}

/** `null` when there is no such mailbox, message or section. */
async function found(talk: Inside, named: MessageUrl): Promise<Octets | null> {
  const { mailboxes, messages } = talk.store
  try {
    const mailbox = await mailboxes.get(talk.inbox, talk.storeName(named.mailbox))
    if ((named.uidValidity ?? mailbox.uidValidity) !== mailbox.uidValidity) return null
    const { ids, sizes } = await mailboxes.placements(talk.inbox, mailbox.id, [named.uid])
    const [id] = ids
    if (id === undefined) return null
    const [map] = await messages.maps([id], ['structure'])
    if (map === undefined) return null
    const content = new Content({
      size: sizes[0] ?? 0,
      structure: map.structure,
      open: () => messages.raw(id),
      pause: () => talk.out.ready(),
    })
    return await content.section(named.section ?? WHOLE)
  } catch (error) {
    if (isTrouble(error, 'no-such-mailbox') || isTrouble(error, 'no-such-message')) return null
    throw error
  }
}

function part(octets: Octets, partial: MessageUrl['partial']): Octets {
  if (partial === undefined) return octets
  const { offset, length = octets.length } = partial
  const { start, end } = clipped({ offset, length }, octets.length)
  return { length: end - start, read: (from, to) => octets.read(start + from, start + to) }
}

function badUrl(url: string, why: string): Refusal {
  return new Refusal(no(`The URL ${why}`, `BADURL ${inCode(url)}`))
}

/** Everything that a response code cannot hold is percent-encoded (RFC 4469 §5). */
function inCode(url: string): Wire {
  return url.replace(/[^!-[^-~]/gu, (char) => encodeURIComponent(char.isWellFormed() ? char : '\ufffd'))
}
