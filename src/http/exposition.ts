import { Counter, Gauge, Registry } from 'prom-client'

/** What `/metrics` tells. */
export interface Figures {
  readonly captured: number
  readonly messages: number
  readonly bytes: number
  readonly indexLag: number
  readonly storeOk: boolean
  readonly sessionsOpen: number
  readonly sessions: number
  /** Seconds. */
  readonly loopDelay: number
  readonly residentBytes: number
}

/** The figures in Prometheus' text format, and its media type. */
export async function exposition(
  figures: Figures,
): Promise<{ readonly type: string; readonly text: string }> {
  const registry = new Registry()
  const registers = [registry]
  const gauge = (name: string, help: string, value: number) => new Gauge({ name, help, registers }).set(value)
  const counter = (name: string, help: string, value: number) =>
    new Counter({ name, help, registers }).inc(value)
  counter('sandpost_messages_captured_total', 'Messages kept since the start.', figures.captured)
  gauge('sandpost_store_messages', 'Messages in the store.', figures.messages)
  gauge('sandpost_store_bytes', 'Octets of the store on disk.', figures.bytes)
  gauge('sandpost_store_index_lag', 'Numbers (seq) that the search index is behind.', figures.indexLag)
  gauge('sandpost_store_ok', '1 when the store can commit, else 0.', Number(figures.storeOk))
  gauge('sandpost_sessions_open', 'Sessions of mail clients that are open.', figures.sessionsOpen)
  counter('sandpost_sessions_total', 'Sessions of mail clients since the start.', figures.sessions)
  gauge('sandpost_event_loop_delay_p99_seconds', '99th percentile since the last scrape.', figures.loopDelay)
  gauge('sandpost_resident_memory_bytes', 'Resident memory of the process.', figures.residentBytes)
  return { type: registry.contentType, text: await registry.metrics() }
}
