import { Zip, ZipPassThrough } from 'fflate'

export interface ZipEntry {
  /** In the archive's only folder: no path, and no name twice. */
  readonly name: string
  readonly open: () => AsyncIterable<Uint8Array>
}

/**
 * A ZIP file (PKWARE APPNOTE 6.3), piece by piece: one entry is open at a time, and no more of it is held than the piece
 * that is being passed on. Stored without compression: what is attached to mail is mostly compressed, and nobody's mail
 * keeps the server busy.
 */
export async function* zipOf(entries: readonly ZipEntry[]): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  const zip = new Zip((error, octets) => {
    if (error !== null) throw error
    ready.push(octets)
  })
  for (const { name, open } of entries) {
    const entry = new ZipPassThrough(name)
    zip.add(entry)
    for await (const octets of open()) {
      entry.push(octets)
      yield* ready.splice(0)
    }
    entry.push(new Uint8Array(0), true)
    yield* ready.splice(0)
  }
  zip.end()
  yield* ready.splice(0)
}
