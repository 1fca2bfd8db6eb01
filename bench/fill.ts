import type { Load } from './load.ts'
import { startSandpost } from './servers.ts'

/** Sends the messages of a corpus to a store of its own, and waits until it has indexed them. */
export async function fill(path: string, corpus: string, load: Load, messages: number): Promise<void> {
  await using server = await startSandpost(path)
  const result = await load.run({
    port: server.smtpPort,
    connections: 20,
    messages,
    mode: 'persistent',
    corpus,
  })
  if (result.acknowledged !== messages)
    throw new Error(`the store has ${result.acknowledged} of ${messages}: ${result.complaint}`)
  for (let total = -1; total < messages; ) {
    const answer = await fetch(`${server.http}/v1/server`)
    const { store } = (await answer.json()) as { store: { indexedSeq: number; seq: number } }
    total = store.indexedSeq === store.seq ? messages : -1
    if (total < 0) await new Promise((resolve) => setTimeout(resolve, 500))
  }
}
