import { describe, expect, it } from 'vitest'
import type { SessionSummary } from '../../../web/src/api/types.ts'
import { type SessionPages, sessionsOf, withEvents } from '../../../web/src/sessions/session-pages.ts'

const session = (id: string, more: Partial<SessionSummary> = {}): SessionSummary => ({
  id,
  protocol: 'smtp',
  startedAt: `2026-01-0${id.length}T00:00:00.000Z`,
  endedAt: null,
  remote: null,
  local: { address: '/x', port: 0 },
  tls: null,
  clientName: null,
  login: null,
  messages: [],
  ending: null,
  failure: null,
  truncated: false,
  ...more,
})

/** Pages of sessions whose ids are as long as they are new. */
const pages = (last: string | null, ...ids: string[][]): SessionPages => ({
  pages: ids.map((page, at) => ({
    sessions: page.map((id) => session(id)),
    next: at < ids.length - 1 ? (page.at(-1) ?? null) : last,
  })),
  pageParams: [],
})

const idsOf = (of: SessionPages) => sessionsOf(of).map(({ id }) => id)

describe('a list of sessions', () => {
  it('has what begins on top, and what was told late where it belongs', () => {
    const before = pages('a', ['cccc', 'cc'], ['a'])
    const begun = (id: string) => ({ type: 'session.begun' as const, session: session(id) })
    expect(idsOf(withEvents(before, [begun('ddddd'), begun('ccc')]))).toEqual([
      'ddddd',
      'cccc',
      'ccc',
      'cc',
      'a',
    ])
  })

  it('takes nothing older than what was read, unless that was all', () => {
    const old = { type: 'session.ended' as const, session: session('a') }
    expect(idsOf(withEvents(pages('bb', ['ccc', 'bb']), [old]))).toEqual(['ccc', 'bb'])
    expect(idsOf(withEvents(pages(null, ['ccc', 'bb']), [old]))).toEqual(['ccc', 'bb', 'a'])
    expect(idsOf(withEvents(pages(null, []), [old]))).toEqual(['a'])
  })

  it('changes what has changed, and leaves out what is no longer asked for', () => {
    const before = pages(null, ['ccc', 'bb'], ['a'])
    const ended = session('bb', { ending: 'quit' })
    const after = withEvents(before, [
      { type: 'session.ended', session: ended },
      { type: 'session.other', id: 'a' },
      { type: 'session.other', id: 'unknown' },
      { type: 'sessions.missed' },
    ])
    expect(idsOf(after)).toEqual(['ccc', 'bb'])
    expect(sessionsOf(after)[1]).toBe(ended)
  })
})
