import type { Writable } from 'node:stream'

/** Most that waits for a slow reader, in octets; what comes on top is dropped. */
const MOST_WAITING = 1024 ** 2
/** How long the end waits for a slow reader, in milliseconds. */
const LAST_FLUSH = 1000

export interface QuietSink {
  write(text: string): void
  /** Resolves when all is written, or nobody reads it. */
  flushed(): Promise<void>
}

/** Writes to a stream that may be closed, full or stuck: that loses lines, and never stops mail. */
export function quietSink(stream: Writable): QuietSink {
  let dropped = 0
  stream.on('error', () => {})
  return {
    write(text) {
      if (!stream.writable) return
      if (stream.writableLength > MOST_WAITING) {
        dropped += 1
        return
      }
      const notice = dropped > 0 ? `(${dropped} lines were dropped: nobody read them)\n` : ''
      dropped = 0
      stream.write(notice + text)
    },
    flushed: () =>
      new Promise((resolve) => {
        if (!stream.writable || stream.writableLength === 0) return resolve()
        const giveUp = setTimeout(resolve, LAST_FLUSH)
        stream.write('', () => {
          clearTimeout(giveUp)
          resolve()
        })
      }),
  }
}
