import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { App, RouteParts } from '../app-types.ts'

/** Numbers for Prometheus; none of them says anything of what is in the mail. */
export function metricsRoutes(app: App, { store, feed }: RouteParts): void {
  let captured = 0
  const loop = monitorEventLoopDelay({ resolution: 20 })
  loop.enable()
  const leave = feed.subscribe((event) => {
    if (event.type === 'message.received') captured += 1
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
      // Read when first asked for: most starts are never asked.
      const { exposition } = await import('../exposition.ts')
      const { type, text } = await exposition({
        captured,
        messages: facts.messages,
        bytes: facts.bytes,
        indexLag: Math.max(0, facts.seq - facts.indexedSeq),
        storeOk: facts.trouble === null,
        sessionsOpen: sessions.open,
        sessions: sessions.begun,
        loopDelay: loop.percentile(99) / 1e9,
        residentBytes: process.memoryUsage.rss(),
      })
      loop.reset()
      return reply.type(type).send(text)
    },
  )
}
