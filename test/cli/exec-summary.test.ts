import { describe, expect, it } from 'vitest'
import { summaryOf } from '../../src/cli/exec-summary.ts'

describe('summaryOf', () => {
  it('names the inboxes when there are several, and shortens what is long', () => {
    const inboxes = Array.from({ length: 12 }, (_, at) => ({ name: `ci+${at}`, messages: 1 }))
    const lines = summaryOf(
      { messages: 12, inboxes, unasked: { total: 0, messages: [] }, failures: [] },
      { strict: false },
    ).split('\n')
    expect(lines).toHaveLength(12)
    expect(lines[0]).toBe('sandpost: captured 12 messages in 12 inboxes')
    expect(lines.at(-1)).toBe('    and 2 more')
  })

  it('counts all mail that nobody asked for, also what is not named', () => {
    const messages = Array.from({ length: 500 }, (_, at) => ({ inbox: 'ci', subject: `Mail ${at}` }))
    const facts = { messages: 600, inboxes: [], unasked: { total: 600, messages }, failures: [] }
    const lines = summaryOf(facts, { strict: true }).split('\n')
    expect(lines[1]).toBe('  600 messages that nobody asked for:')
    expect(lines[2]).toBe('    in ci: Mail 0')
    expect(lines.at(-1)).toBe('    and 590 more')
    expect(summaryOf(facts, { strict: false })).not.toContain('nobody')
  })

  it('tells which clients failed, and how, without control characters', () => {
    const failures = [{ protocol: 'smtp', failure: 'login', ending: 'quit \u001b[31m' }]
    const text = summaryOf(
      { messages: 0, inboxes: [], unasked: { total: 0, messages: [] }, failures },
      { strict: false },
    )
    expect(text).toContain('captured 0 messages in 0 inboxes\n  1 connection failed:\n    smtp: login (quit ')
    expect(text).not.toContain('\u001b')
  })
})
