import { DottedReader } from '../wire/dotted.ts'
import type { Incoming } from './incoming.ts'

/** What reads the octets that follow a command. */
export interface Body {
  /** Octets of content that have come. */
  readonly size: number
  /** Takes octets from the front of `chunk`; fewer than all only when it ends with them. */
  take(chunk: Buffer): BodyTaken
  /** All is in: answers the client. The next command is read when it resolves. */
  end(): Promise<void>
}

export interface BodyTaken {
  readonly used: number
  readonly ended: boolean
  /** Wait for it before giving more. */
  readonly ready: Promise<void> | undefined
}

/** Dotted data after DATA (RFC 5321 §4.1.1.4). */
export function dottedBody(incoming: Incoming, end: () => Promise<void>): Body {
  const reader = new DottedReader()
  return {
    get size() {
      return incoming.size
    },
    take(chunk) {
      const { content, used, ended } = reader.take(chunk)
      return { used, ended, ready: content && incoming.write(content) }
    },
    end,
  }
}

/** Exactly `size` octets after BDAT (RFC 3030 §2); `undefined` throws them away. */
export function countedBody(size: number, incoming: Incoming | undefined, end: () => Promise<void>): Body {
  let left = size
  return {
    get size() {
      return size - left
    },
    take(chunk) {
      const content = chunk.length > left ? chunk.subarray(0, left) : chunk
      left -= content.length
      return { used: content.length, ended: left === 0, ready: incoming?.write(content) }
    },
    end,
  }
}
