import { describe, expect, it } from 'vitest'
import { withheldWith } from '../../src/imap/withheld.ts'

describe('capabilities that are withheld', () => {
  it('take with them what builds on them, and IMAP4rev2 that contains them', () => {
    expect([...withheldWith([])]).toEqual([])
    expect([...withheldWith(['SORT'])]).toEqual(['SORT', 'ESORT', 'SORT=DISPLAY', 'CONTEXT=SORT'])
    expect([...withheldWith(['MOVE'])]).toEqual(['MOVE', 'IMAP4REV2'])
    expect([...withheldWith(['ENABLE'])].sort()).toEqual(['ENABLE', 'IMAP4REV2', 'QRESYNC', 'UTF8=ACCEPT'])
  })

  it('are named in any case, without the number that follows some', () => {
    expect([...withheldWith(['appendlimit=1'])]).toEqual(['APPENDLIMIT'])
  })
})
