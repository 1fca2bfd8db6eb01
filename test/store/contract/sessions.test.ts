import { describe, expect, it } from 'vitest'
import type { Session, SessionEvent } from '../../../src/domain/session.ts'
import type { SessionFilter } from '../../../src/domain/session-filter.ts'
import { openTempStore } from '../../support/temp-store.ts'
import { STORES } from './stores.ts'

/** Sessions of long ago are forgotten as soon as they are written. */
const TODAY = Date.now()

const session = (id: string, after: number): Session & { endedAt: number | null } => ({
  id,
  protocol: 'smtp',
  startedAt: TODAY + after,
  endedAt: null,
  remote: { address: '127.0.0.1', port: 1 },
  local: { address: '127.0.0.1', port: 1025 },
  tls: null,
  clientName: 'x',
  login: null,
  messages: [],
  ending: null,
  failure: null,
  transcript: [{ at: 0, from: 'S', text: '220 hello', octets: 11 }],
  truncated: false,
})

describe.each(STORES)('sessions of a $kind store', ({ place }) => {
  it('are seen while they are open, with what they have said so far', async () => {
    const { store } = await openTempStore({ place: place() })
    const transcript = [{ at: 0, from: 'S' as const, text: '220 hello', octets: 11 }]
    store.sessions.begin({ ...session('open', 1), transcript })
    transcript.push({ at: 1, from: 'S', text: '421 bye', octets: 9 })
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

  it.each<[SessionFilter, string[]]>([
    [{}, ['relay', 'wrong', 'imap', 'shop']],
    [{ protocol: 'smtp' }, ['relay', 'wrong', 'shop']],
    [{ inbox: 'shop' }, ['imap', 'shop']],
    [{ state: 'open' }, ['relay', 'imap']],
    [{ state: 'ended' }, ['wrong', 'shop']],
    [{ state: 'failed' }, ['relay', 'wrong']],
    [{ state: 'failed', protocol: 'imap' }, []],
    [{ q: '192.0.2.' }, ['relay']],
    [{ q: '127.0.0.1:7' }, ['wrong']],
    [{ q: 'THUNDERBIRD' }, ['imap']],
    [{ q: 'shop' }, ['imap', 'shop']],
    [{ q: ' too   many ' }, ['wrong']],
    [{ q: 'nothing like it' }, []],
  ])('that are %j are found, open or kept', async (filter, expected) => {
    const { store } = await openTempStore({ place: place() })
    for (const each of VARIETY) {
      store.sessions.begin(each)
      if (each.endedAt !== null) store.sessions.finish(each)
    }
    const ids = (page: readonly { readonly id: string }[]) => page.map(({ id }) => id)
    expect(ids(await store.sessions.list({ limit: 9, filter }))).toEqual(expected)
    const [first] = await store.sessions.list({ limit: 1, filter })
    const rest = await store.sessions.list({ limit: 9, filter, before: first?.id })
    expect(ids(rest)).toEqual(expected.slice(1))
  })

  it('tell whoever listens that they begin, change and end', async () => {
    const { store } = await openTempStore({ place: place() })
    const told: SessionEvent[] = []
    const leave = store.sessions.subscribe((event) => told.push(event))
    const one = { ...session('one', 1), login: null as string | null }
    store.sessions.begin(one)
    for (let line = 0; line < 50; line += 1) store.sessions.changed(one)
    one.login = 'shop'
    await expect.poll(() => told.length).toBe(2)
    store.sessions.changed(one)
    store.sessions.finish({ ...one, endedAt: 2 })
    expect(told.map(({ type, session: { login } }) => [type, login])).toEqual([
      ['session.begun', 'shop'],
      ['session.changed', 'shop'],
      ['session.ended', 'shop'],
    ])
    leave()
    store.sessions.begin(session('two', 3))
    expect(told).toHaveLength(3)
  })
})

const VARIETY: readonly Session[] = [
  { ...session('shop', 1), login: 'shop', endedAt: 5, ending: 'quit' },
  { ...session('imap', 2), protocol: 'imap', login: 'shop', clientName: 'Thunderbird' },
  {
    ...session('wrong', 3),
    endedAt: 5,
    remote: { address: '127.0.0.1', port: 7 },
    ending: 'Too many failed logins',
    failure: 'login',
  },
  { ...session('relay', 4), remote: { address: '192.0.2.9', port: 2 }, failure: 'login' },
]

it('sessions that an earlier release wrote are read as having gone well', async () => {
  const { store } = await openTempStore()
  const { failure: _, ...summary } = session('old', 1)
  const old = { ...summary, endedAt: 2, transcript: [{ at: 0, from: 'S', text: '220 hello' }] }
  store.sessions.finish(old as unknown as Session)
  await store.sessions.get('old')
  await expect.poll(async () => (await store.sessions.get('old')).failure).toBe(null)
  expect((await store.sessions.get('old')).transcript).toEqual([
    { at: 0, from: 'S', text: '220 hello', octets: null },
  ])
})

it('ended sessions of a SQLite store are there after a restart, with their lines', async () => {
  const at = STORES[0].place()
  const { store } = await openTempStore({ place: at })
  const ended = { ...session('ended', 1), endedAt: TODAY + 2, ending: 'quit' }
  store.sessions.begin(ended)
  store.sessions.finish(ended)
  await store.close()
  const again = await openTempStore({ place: at })
  expect(await again.store.sessions.get('ended')).toEqual(ended)
  expect(again.store.sessions.counts()).toEqual({ open: 0, begun: 0 })
})
