import { unreadMap } from '../../../domain/plain-map.ts'
import type { MapField, MessageMap } from '../../../domain/structure.ts'
import { jsonOr } from '../reader/json.ts'
import { packEnvelope, unpackEnvelope } from './envelope.ts'
import { UnreadableMap } from './json.ts'
import { packPart, unpackPart } from './structure.ts'
import { packThreading, unpackThreading } from './threading.ts'

/** A map as the index keeps it: JSON, each part of it in a column of its own. */
export interface MapColumns {
  readonly warning: string | null
  readonly threading: string
  readonly envelope: string
  readonly structure: string
}

/** A message's row as it was read; of the columns only those asked for. */
export interface MapRow {
  /** Octets of the message. */
  readonly size: number
  readonly warning: string | null
  readonly threading: string | null
  readonly envelope: string | null
  readonly structure: string | null
  /** `{ preview }` among other things. */
  readonly summary: string | null
}

const MISSING = 'the structure of this message is missing'

export function packMap({
  warning,
  threading,
  envelope,
  structure,
}: Omit<MessageMap, 'preview'>): MapColumns {
  return {
    warning,
    threading: JSON.stringify(packThreading(threading)),
    envelope: JSON.stringify(packEnvelope(envelope)),
    structure: JSON.stringify(packPart(structure)),
  }
}

/** What was asked for of a map, all of it from the row or none. Total: a row that is unfit gives one leaf of plain text. */
export function unpackMap<Field extends MapField>(
  row: MapRow,
  fields: readonly Field[],
): Pick<MessageMap, Field | 'warning'> {
  try {
    const read = Object.fromEntries(fields.map((field) => [field, unpackField(row, field)]))
    return { ...read, warning: row.warning } as Pick<MessageMap, Field | 'warning'>
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof UnreadableMap)) throw error
    return unreadMap(row.size, MISSING)
  }
}

function unpackField(row: MapRow, field: MapField): MessageMap[MapField] {
  switch (field) {
    case 'envelope':
      return unpackEnvelope(parsed(row.envelope))
    case 'structure':
      return unpackPart(parsed(row.structure), row.size)
    case 'threading':
      return unpackThreading(parsed(row.threading))
    case 'preview':
      return String(jsonOr(row.summary, { preview: '' }).preview)
  }
}

function parsed(json: string | null): unknown {
  return json === null ? null : JSON.parse(json)
}
