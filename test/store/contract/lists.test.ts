import { describe, expect, it } from 'vitest'
import type { MessageSummary } from '../../../src/domain/message.ts'
import { EVERYTHING } from '../../../src/domain/query.ts'
import { parseSearch } from '../../../src/domain/search/parse.ts'
import { keep, openTempStore } from '../../support/temp-store.ts'
import { STORES } from './stores.ts'

const MANY = 150
const ASCENDING = { inbox: null, limit: 500, order: 'asc' } as const

describe.each(STORES)('lists of a $kind store while mail comes in', ({ place }) => {
  it('show each message once, by the cursor, and never without its subject', async () => {
    const { store } = await openTempStore({ place: place() })
    const seen: MessageSummary[] = []
    let cursor = 0
    const lookOnce = async () => {
      const page = await store.messages.list({ ...ASCENDING, query: EVERYTHING, after: cursor })
      seen.push(...page.messages)
      cursor = page.cursor
    }
    let coming = true
    const looking = (async () => {
      while (coming) await lookOnce()
      await lookOnce()
    })()
    for (let each = 0; each < MANY; each += 1) await keep(store, `Subject: Number ${each}\r\n\r\nx\r\n`)
    coming = false
    await looking
    expect(seen.map(({ subject }) => subject)).toEqual(
      Array.from({ length: MANY }, (_, each) => `Number ${each}`),
    )
  })

  it('take no message for one without a text before its text is known', async () => {
    const { store } = await openTempStore({ place: place() })
    const query = parseSearch('-body:secret')
    const found: string[] = []
    let coming = true
    const looking = (async () => {
      while (coming) {
        const { messages } = await store.messages.list({ ...ASCENDING, query })
        found.push(...messages.map(({ subject }) => subject))
      }
    })()
    for (let each = 0; each < MANY; each += 1) {
      await keep(store, `Subject: Number ${each}\r\n\r\nthe secret\r\n`)
    }
    coming = false
    await looking
    expect(found).toEqual([])
  })
})
