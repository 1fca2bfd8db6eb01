import { describe, expect, it } from 'vitest'
import { isOneSlip } from '../../../src/domain/search/slip.ts'

describe('isOneSlip', () => {
  it.each(['rom', 'frm', 'fro', 'ffrom', 'fromm', 'frxm', 'xrom', 'frox', 'form', 'rfom', 'frmo'])(
    'sees one slip between %j and from',
    (written) => {
      expect(isOneSlip(written, 'from')).toBe(true)
    },
  )

  it.each(['from', '', 'fr', 'morf', 'fxxm', 'from123', 'orfm'])(
    'sees none between %j and from',
    (written) => {
      expect(isOneSlip(written, 'from')).toBe(false)
    },
  )
})
