import { eventsOf } from './event-stream.ts'
import { respond } from './request.ts'

/** Without a sign of life for so long, in milliseconds, a connection is given up: a sleeping machine gets no FIN. */
const SILENCE = 45_000
const LONGEST_PAUSE = 8_000

export interface StreamHandlers {
  /** The server has taken the request: what happens from now on will come. */
  readonly opened: () => void
  /** @param data of one event */
  readonly came: (data: string) => void
}

/** Reads an event stream until it ends, is silent for too long, or `signal` aborts. @throws Refusal when it is not given */
export async function readStream(
  path: string,
  signal: AbortSignal,
  { opened, came }: StreamHandlers,
): Promise<void> {
  const silence = new AbortController()
  let timer = 0
  const heard = () => {
    clearTimeout(timer)
    timer = window.setTimeout(() => silence.abort(), SILENCE)
  }
  heard()
  try {
    const response = await respond(path, { signal: AbortSignal.any([signal, silence.signal]) })
    if (response.body === null) return
    opened()
    for await (const { data } of eventsOf(response.body, heard)) came(data)
  } finally {
    clearTimeout(timer)
  }
}

/** Waits before the next try, longer after each that failed; a network that comes back or the end of it all cuts it short. */
export function pause(failures: number, signal: AbortSignal): Promise<void> {
  const milliseconds = Math.min(LONGEST_PAUSE, 500 * 2 ** failures)
  return new Promise((resolve) => {
    const timer = setTimeout(done, milliseconds)
    window.addEventListener('online', done, { once: true })
    signal.addEventListener('abort', done, { once: true })
    function done(): void {
      clearTimeout(timer)
      window.removeEventListener('online', done)
      signal.removeEventListener('abort', done)
      resolve()
    }
  })
}
