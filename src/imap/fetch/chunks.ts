import type { Numbered } from '../sets.ts'

export interface ChunkSize {
  /** How many messages at most. */
  readonly messages: number
  /** After how many octets of messages there is no further one. */
  readonly octets: number
}

/** Messages as many at a time as are prepared together. Nothing is looked at before it is asked for. */
export function* chunksOf(rows: Iterable<Numbered>, { messages, octets }: ChunkSize): Generator<Numbered[]> {
  let chunk: Numbered[] = []
  let size = 0
  for (const numbered of rows) {
    chunk.push(numbered)
    size += numbered.row.size
    if (chunk.length < messages && size < octets) continue
    yield chunk
    chunk = []
    size = 0
  }
  if (chunk.length > 0) yield chunk
}
