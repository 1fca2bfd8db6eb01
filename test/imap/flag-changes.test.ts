import { describe, expect, it } from 'vitest'
import { FLAG } from '../../src/domain/flags.ts'
import { flagsAfter } from '../../src/imap/flag-changes.ts'

const before = { flags: FLAG.seen | FLAG.draft, keywords: ['Work', 'later'] }

describe('flags that last for the session', () => {
  it.each([
    [
      { how: 'add', flags: FLAG.flagged, keywords: ['WORK', 'new'] },
      before.flags | FLAG.flagged,
      ['Work', 'later', 'new'],
    ],
    [{ how: 'remove', flags: FLAG.seen | FLAG.flagged, keywords: ['LATER', 'none'] }, FLAG.draft, ['Work']],
    [{ how: 'replace', flags: FLAG.flagged, keywords: ['new', 'work'] }, FLAG.flagged, ['Work', 'new']],
    [{ how: 'replace', flags: 0, keywords: [] }, 0, []],
  ] as const)('change as those in the store do: %o', (change, flags, keywords) => {
    expect(flagsAfter(before, change)).toEqual({ flags, keywords })
  })
})
