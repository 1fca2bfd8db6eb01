import { FLAG } from '../domain/flags.ts'
import type { Mailbox } from '../store/mailboxes.ts'
import type { Inside } from './command.ts'
import type { Wire } from './format/strings.ts'
import { GrammarError } from './grammar/grammar-error.ts'
import type { StatusItem } from './grammar/status.ts'
import type { Selected } from './selected.ts'

const EXTENSIONS: Readonly<Partial<Record<StatusItem, string>>> = {
  APPENDLIMIT: 'APPENDLIMIT',
  'DELETED-STORAGE': 'QUOTA=RES-STORAGE',
  HIGHESTMODSEQ: 'CONDSTORE',
  MAILBOXID: 'OBJECTID',
  SIZE: 'STATUS=SIZE',
}

/** Extensions that these items are of. */
export function extensionsOf(items: readonly StatusItem[]): readonly string[] {
  return items.flatMap((item) => EXTENSIONS[item] ?? [])
}

/**
 * What asking for these items does: HIGHESTMODSEQ turns CONDSTORE on (RFC 7162 §3.1).
 * @throws GrammarError for RECENT in IMAP4rev2, which has none (RFC 9051 Appendix E)
 */
export function askStatus(talk: Inside, items: readonly StatusItem[]): void {
  if (talk.enabled.rev2 && items.includes('RECENT')) throw new GrammarError('There is no RECENT in IMAP4rev2')
  if (items.includes('HIGHESTMODSEQ')) talk.enableCondstore()
}

/** STATUS of a mailbox, which may be the selected one (RFC 9051 §6.3.11). */
export async function formatStatus(
  talk: Inside,
  mailbox: Mailbox,
  items: readonly StatusItem[],
): Promise<Wire> {
  const { selected } = talk
  const seen = selected?.mailbox.id === mailbox.id ? await asSelected(talk, selected, mailbox) : mailbox
  const values = Array.from(new Set(items), (item) => `${item} ${statusValue(talk, seen, item)}`)
  return `STATUS ${talk.wireName(mailbox.name)} (${values.join(' ')})`
}

function statusValue({ settings }: Inside, mailbox: Mailbox, item: StatusItem): number | Wire {
  switch (item) {
    case 'APPENDLIMIT':
      return settings.maxMessageSize
    case 'DELETED':
      return mailbox.deleted
    case 'DELETED-STORAGE':
      return mailbox.deletedBytes
    case 'HIGHESTMODSEQ':
      return mailbox.highestModseq
    case 'MAILBOXID':
      return `(${mailbox.id})`
    case 'MESSAGES':
      return mailbox.messages
    case 'RECENT':
      return mailbox.recent
    case 'SIZE':
      return mailbox.bytes
    case 'UIDNEXT':
      return mailbox.uidNext
    case 'UIDVALIDITY':
      return mailbox.uidValidity
    case 'UNSEEN':
      return mailbox.unseen
  }
}

/** What is recent, or flagged, in this session alone counts. */
async function asSelected(talk: Inside, selected: Selected, mailbox: Mailbox): Promise<Mailbox> {
  // Who only examines has claimed none.
  const recent = selected.readOnly
    ? Math.max(selected.recent, mailbox.recent)
    : selected.recent + mailbox.recent
  if (!selected.ownFlags) return { ...mailbox, recent }
  const placements = await talk.store.mailboxes.placements(talk.inbox, mailbox.id)
  let unseen = 0
  let deleted = 0
  let deletedBytes = 0
  placements.uids.forEach((uid, at) => {
    const number = selected.view.numberOf(uid)
    const row = number === undefined ? undefined : selected.view.at(number)
    const flags = row?.flags ?? placements.flags[at] ?? 0
    if ((flags & FLAG.seen) === 0) unseen++
    if ((flags & FLAG.deleted) === 0) return
    deleted++
    deletedBytes += placements.sizes[at] ?? 0
  })
  return { ...placements.mailbox, recent, unseen, deleted, deletedBytes }
}
