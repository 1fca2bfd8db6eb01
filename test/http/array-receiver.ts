import type { Receiver } from '../../src/store/store.ts'

/** Takes in a message, in memory. */
export class ArrayReceiver implements Receiver {
  chunks: Buffer[] = []
  size = 0
  write(chunk: Uint8Array): void {
    this.chunks.push(Buffer.from(chunk))
    this.size += chunk.length
  }
  async rest(): Promise<void> {}
  async *bytes(): AsyncGenerator<Uint8Array> {
    yield* this.chunks
  }
  async abort(): Promise<void> {
    this.chunks = []
  }
}
