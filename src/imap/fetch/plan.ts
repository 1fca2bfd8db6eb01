import type { MapField } from '../../domain/structure.ts'
import { formatBinarySection, formatBinarySize, formatSection } from '../format/section.ts'
import type { Wire } from '../format/strings.ts'
import type { FetchItem, PlainItem } from '../grammar/fetch-item.ts'
import type { OctetRange, Section } from '../grammar/section.ts'

/** What the view knows of a message, there or gone. */
export type KnownItem = 'EMAILID' | 'FLAGS' | 'INTERNALDATE' | 'MODSEQ' | 'RFC822.SIZE' | 'SAVEDATE' | 'UID'

/** What the message's map has. */
export type MappedItem = 'BODY' | 'BODYSTRUCTURE' | 'ENVELOPE' | 'PREVIEW' | 'THREADID'

/** Octets of the message, as they stand or decoded. */
export interface OctetsItem {
  readonly kind: 'section' | 'binary' | 'binary-size'
  /** As the client asked, so that it knows the answer again. */
  readonly name: Wire
  readonly section: Section
  readonly partial: OctetRange | undefined
}

export type PlannedItem =
  | { readonly kind: 'known'; readonly name: KnownItem }
  | { readonly kind: 'mapped'; readonly name: MappedItem }
  | OctetsItem

/** What a FETCH has to do for each message. */
export interface FetchPlan {
  /** Each once, in the client's order. */
  readonly items: readonly PlannedItem[]
  /** What of the message's map they need. */
  readonly fields: readonly MapField[]
  /** Whether the message is read by it: `\Seen` (RFC 9051 §6.4.5). */
  readonly reads: boolean
}

export interface PlanOptions {
  /** Items that are there whether asked for or not: UID in UID FETCH, MODSEQ with CHANGEDSINCE. */
  readonly implied: readonly KnownItem[]
  readonly utf8: boolean
}

const EXTENSIONS: Partial<Record<FetchItem['item'], string>> = {
  BINARY: 'BINARY',
  'BINARY.SIZE': 'BINARY',
  EMAILID: 'OBJECTID',
  MODSEQ: 'CONDSTORE',
  PREVIEW: 'PREVIEW',
  SAVEDATE: 'SAVEDATE',
  THREADID: 'OBJECTID',
}

/** Extensions that these items are of. */
export function extensionsOfItems(items: readonly FetchItem[]): readonly string[] {
  return items.flatMap(({ item }) => EXTENSIONS[item] ?? [])
}

export function planOf(items: readonly FetchItem[], { implied, utf8 }: PlanOptions): FetchPlan {
  const planned = new Map<string, PlannedItem>()
  const add = (item: PlannedItem): void => {
    const length = 'partial' in item ? item.partial?.length : undefined
    const key = `${item.name} ${length ?? ''}`
    if (!planned.has(key)) planned.set(key, item)
  }
  for (const name of implied) add({ kind: 'known', name })
  for (const item of items) add(plannedItem(item, utf8))
  const all = [...planned.values()]
  return {
    items: all,
    fields: [...new Set(all.flatMap(fieldOf))],
    reads: items.some(isReading),
  }
}

function plannedItem(item: FetchItem, utf8: boolean): PlannedItem {
  switch (item.item) {
    case 'BODY[]': {
      const { section, partial } = item
      return { kind: 'section', name: formatSection(section, partial?.offset, utf8), section, partial }
    }
    case 'BINARY': {
      const { section, partial } = item
      return { kind: 'binary', name: formatBinarySection(section, partial?.offset, utf8), section, partial }
    }
    case 'BINARY.SIZE': {
      const { section } = item
      return { kind: 'binary-size', name: formatBinarySize(section, utf8), section, partial: undefined }
    }
    case 'PREVIEW':
      // The index has it before anybody can ask: LAZY is answered as soon (RFC 8970 §4.1).
      return { kind: 'mapped', name: 'PREVIEW' }
    default:
      return plainItem(item.item)
  }
}

function plainItem(name: PlainItem): PlannedItem {
  switch (name) {
    case 'RFC822':
      return ofMessage(name, 'whole')
    case 'RFC822.HEADER':
      return ofMessage(name, 'HEADER')
    case 'RFC822.TEXT':
      return ofMessage(name, 'TEXT')
    case 'BODY':
    case 'BODYSTRUCTURE':
    case 'ENVELOPE':
    case 'THREADID':
      return { kind: 'mapped', name }
    default:
      return { kind: 'known', name }
  }
}

/** What rev1 has a name of its own for (RFC 3501 §6.4.5). */
function ofMessage(name: Wire, text: 'whole' | 'HEADER' | 'TEXT'): OctetsItem {
  return { kind: 'section', name, section: { part: [], text }, partial: undefined }
}

const FIELDS: Readonly<Record<MappedItem, MapField>> = {
  BODY: 'structure',
  BODYSTRUCTURE: 'structure',
  ENVELOPE: 'envelope',
  PREVIEW: 'preview',
  THREADID: 'threading',
}

function fieldOf(item: PlannedItem): readonly MapField[] {
  if (item.kind === 'known') return []
  if (item.kind === 'mapped') return [FIELDS[item.name]]
  // The whole message begins and ends where it does.
  return item.section.part.length === 0 && item.section.text === 'whole' ? [] : ['structure']
}

function isReading(item: FetchItem): boolean {
  switch (item.item) {
    case 'BODY[]':
    case 'BINARY':
      return !item.peek
    case 'RFC822':
    case 'RFC822.TEXT':
      return true
    default:
      return false
  }
}
