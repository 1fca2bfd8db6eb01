import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Counter, Gauge, Registry } from 'prom-client'
import type { App, RouteParts } from '../app-types.ts'

/** Numbers for Prometheus; none of them says anything of what is in the mail. */
export function metricsRoutes(app: App, { store, feed }: RouteParts): void {
  const registers = [new Registry()]
  const [registry] = registers as [Registry]
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers })
  const captured = new Counter({
    name: 'sandpost_messages_captured_total',
    help: 'Messages kept since the start.',
    registers,
  })
  const messages = gauge('sandpost_store_messages', 'Messages in the store.')
  const bytes = gauge('sandpost_store_bytes', 'Octets of the store on disk.')
  const behind = gauge('sandpost_store_index_lag', 'Numbers (seq) that the search index is behind.')
  const well = gauge('sandpost_store_ok', '1 when the store can commit, else 0.')
  const open = gauge('sandpost_sessions_open', 'Sessions of mail clients that are open.')
  const begun = new Counter({
    name: 'sandpost_sessions_total',
    help: 'Sessions of mail clients since the start.',
    registers,
  })
  const delay = gauge('sandpost_event_loop_delay_p99_seconds', '99th percentile since the last scrape.')
  const memory = gauge('sandpost_resident_memory_bytes', 'Resident memory of the process.')

  const loop = monitorEventLoopDelay({ resolution: 20 })
  loop.enable()
  const leave = feed.subscribe((event) => {
    if (event.type === 'message.received') captured.inc()
  })
  app.addHook('onClose', async () => {
    leave()
    loop.disable()
  })

  app.get(
    '/metrics',
    { schema: { tags: ['server'], summary: 'Numbers for Prometheus.' } },
    async (_request, reply) => {
      const facts = await store.facts()
      const sessions = store.sessions.counts()
      messages.set(facts.messages)
      bytes.set(facts.bytes)
      behind.set(Math.max(0, facts.seq - facts.indexedSeq))
      well.set(facts.trouble === null ? 1 : 0)
      open.set(sessions.open)
      begun.reset()
      begun.inc(sessions.begun)
      delay.set(loop.percentile(99) / 1e9)
      loop.reset()
      memory.set(process.memoryUsage.rss())
      return reply.type(registry.contentType).send(await registry.metrics())
    },
  )
}
