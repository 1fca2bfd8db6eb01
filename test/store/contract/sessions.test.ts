import { describe, expect, it } from 'vitest'
import type { Session } from '../../../src/domain/session.ts'
import { openTempStore } from '../../support/temp-store.ts'
import { STORES } from './stores.ts'

const session = (id: string, startedAt: number): Session & { endedAt: number | null } => ({
  id,
  protocol: 'smtp',
  startedAt,
  endedAt: null,
  remote: { address: '127.0.0.1', port: 1 },
  local: { address: '127.0.0.1', port: 1025 },
  tls: null,
  clientName: 'x',
  login: null,
  messages: [],
  ending: null,
  transcript: [{ at: 0, from: 'S', text: '220 hello' }],
  truncated: false,
})

describe.each(STORES)('sessions of a $kind store', ({ place }) => {
  it('are seen while they are open, with what they have said so far', async () => {
    const { store } = await openTempStore({ place: place() })
    const transcript = [{ at: 0, from: 'S' as const, text: '220 hello' }]
    store.sessions.begin({ ...session('open', 1), transcript })
    transcript.push({ at: 1, from: 'S', text: '421 bye' })
    expect((await store.sessions.get('open')).transcript).toHaveLength(2)
    expect(store.sessions.counts()).toEqual({ open: 1, begun: 1 })
    await expect(store.sessions.get('other')).rejects.toMatchObject({ trouble: 'no-such-session' })
  })

  it('are listed newest first, page by page, open and ended ones together, without their lines', async () => {
    const { store } = await openTempStore({ place: place() })
    for (let each = 0; each < 9; each += 1) {
      const one = session(`session-${each}`, 1000 + each)
      store.sessions.begin(one)
      if (each % 2 === 0) store.sessions.finish({ ...one, endedAt: 2000 })
    }
    const seen: string[] = []
    for (let before: string | undefined; ; before = seen.at(-1)) {
      const page = await store.sessions.list({ limit: 4, ...(before === undefined ? {} : { before }) })
      if (page.length === 0) break
      seen.push(...page.map(({ id }) => id))
      expect(page.some((one) => 'transcript' in one)).toBe(false)
    }
    expect(seen).toEqual(Array.from({ length: 9 }, (_, at) => `session-${8 - at}`))
    expect(store.sessions.counts()).toEqual({ open: 4, begun: 9 })
  })
})

it('ended sessions of a SQLite store are there after a restart, with their lines', async () => {
  const at = STORES[0].place()
  const { store } = await openTempStore({ place: at })
  const now = Date.now()
  const ended = { ...session('ended', now), endedAt: now + 2, ending: 'quit' }
  store.sessions.begin(ended)
  store.sessions.finish(ended)
  await store.close()
  const again = await openTempStore({ place: at })
  expect(await again.store.sessions.get('ended')).toEqual(ended)
  expect(again.store.sessions.counts()).toEqual({ open: 0, begun: 0 })
})
