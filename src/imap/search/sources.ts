import type { MapField, MessageMap } from '../../domain/structure.ts'
import type { Reading } from '../command.ts'
import type { Row } from '../view.ts'
import type { Sources } from './evaluate.ts'

/** Messages whose maps are asked for at once. */
const MAPS_AT_ONCE = 300

/** What a search asks besides the rows of the view. */
export interface SearchSources extends Sources {
  /** Fields of the maps of these rows, in their order; `undefined` where there is no such message any more. */
  maps<Field extends MapField>(
    rows: readonly Row[],
    fields: readonly Field[],
  ): AsyncIterable<Pick<MessageMap, Field> | undefined>
}

/** The store as a session asks it of its selected mailbox. */
export function sourcesOf(talk: Reading): SearchSources {
  const { store, inbox, selected, out } = talk
  const sources: SearchSources = {
    search: (query, uids) => store.mailboxes.search(inbox, selected.mailbox.id, query, uids),
    async threading(rows) {
      const threadings: Awaited<ReturnType<Sources['threading']>>[number][] = []
      for await (const map of sources.maps(rows, ['threading'])) threadings.push(map?.threading)
      return threadings
    },
    async *maps(rows, fields) {
      for (let at = 0; at < rows.length; at += MAPS_AT_ONCE) {
        const ids = rows.slice(at, at + MAPS_AT_ONCE).map(({ id }) => id)
        yield* await store.messages.maps(ids, fields)
        await out.ready()
      }
    },
    async pause(done, all) {
      if (done !== undefined) talk.progress(done, all)
      await out.ready()
    },
  }
  return sources
}
