import type { MapField, MessageMap } from '../../domain/structure.ts'
import { formatBody } from '../format/body-structure.ts'
import { formatDateTime } from '../format/dates.ts'
import { formatEnvelope } from '../format/envelope.ts'
import { formatString, inUtf8, type Wire } from '../format/strings.ts'
import { threadId } from '../object-ids.ts'
import type { Selected } from '../selected.ts'
import type { Row } from '../view.ts'
import { bodyFields, envelopeFields } from './mapped.ts'
import type { KnownItem, MappedItem } from './plan.ts'

/** A message's map; of its fields those are there that the plan names. */
export type PlannedMap = Pick<MessageMap, MapField>

/** An item that the view knows, with its value. */
export function knownAttribute(name: KnownItem, row: Row, selected: Pick<Selected, 'flagsOf'>): Wire {
  switch (name) {
    case 'UID':
      return `UID ${row.uid}`
    case 'FLAGS':
      return `FLAGS ${selected.flagsOf(row)}`
    case 'MODSEQ':
      return `MODSEQ (${row.modseq})`
    case 'RFC822.SIZE':
      return `RFC822.SIZE ${row.size}`
    case 'INTERNALDATE':
      return `INTERNALDATE ${formatDateTime({ at: new Date(row.date), zone: row.zone })}`
    case 'SAVEDATE':
      return `SAVEDATE ${formatDateTime({ at: new Date(row.savedAt), zone: 0 })}`
    case 'EMAILID':
      // Ids of messages are made of what an objectid may hold (RFC 8474 §7).
      return `EMAILID (${row.id})`
  }
}

/** An item of the map, with its value. */
export function mappedAttribute(name: MappedItem, map: PlannedMap, utf8: boolean): Wire {
  switch (name) {
    case 'ENVELOPE':
      return `ENVELOPE ${formatEnvelope(envelopeFields(map.envelope), utf8)}`
    case 'BODY':
      return `BODY ${formatBody(bodyFields(map.structure), { extended: false, utf8 })}`
    case 'BODYSTRUCTURE':
      return `BODYSTRUCTURE ${formatBody(bodyFields(map.structure), { extended: true, utf8 })}`
    case 'PREVIEW':
      // It may have been cut in the middle of a character.
      return `PREVIEW ${formatString(inUtf8(map.preview.toWellFormed()), utf8)}`
    case 'THREADID': {
      const id = threadId(map.threading)
      return `THREADID ${id === null ? 'NIL' : `(${id})`}`
    }
  }
}
