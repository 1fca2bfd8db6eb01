import { once } from 'node:events'
import { Agent, get } from 'node:http'

/** Reads these messages on one connection, one after the other. @returns octets that came */
export async function byRest(http: string, ids: readonly string[]): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  let octets = 0
  for (const id of ids) {
    const [answer] = await once(get(`${http}/v1/messages/${id}/raw`, { agent }), 'response')
    for await (const chunk of answer) octets += chunk.length
  }
  agent.destroy()
  return octets
}
