import { describe, expect, it } from 'vitest'
import type { Output } from '../../src/imap/output.ts'
import { Progress } from '../../src/imap/progress.ts'

function said(everyMs: number, work: (progress: Progress) => void): string[] {
  const lines: string[] = []
  const out = { untagged: (line: string) => void lines.push(line) } as unknown as Output
  work(new Progress(out, { tag: 'a]1', everyMs }))
  return lines
}

describe('progress of a command (RFC 9585)', () => {
  it('is told with the tag, how many are done, and the goal where it is known', () => {
    const lines = said(0, (progress) => {
      progress.report(175, 1000)
      progress.report(176)
      progress.report(0, 0)
      progress.report(3, 2)
    })
    expect(lines).toEqual([
      'OK [INPROGRESS ("a]1" 175 1000)] Still at it',
      'OK [INPROGRESS ("a]1" 176 NIL)] Still at it',
      'OK [INPROGRESS ("a]1" 0 NIL)] Still at it',
      'OK [INPROGRESS ("a]1" 3 3)] Still at it',
    ])
  })

  it('is not told of a command that takes no long time', () => {
    expect(said(10_000, (progress) => progress.report(1, 2))).toEqual([])
  })
})
