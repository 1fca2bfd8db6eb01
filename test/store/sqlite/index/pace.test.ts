import { describe, expect, it } from 'vitest'
import { Pace } from '../../../../src/store/sqlite/index/pace.ts'

const nobody = { awaited: false, behind: 10 }

describe('the pace of the index', () => {
  const at = { ms: 0 }
  const pace = new Pace(() => at.ms)

  it('rests while mail comes in, and not once it has stopped', () => {
    expect(pace.rest(nobody)).toBe(0)
    pace.committed()
    at.ms += 99
    expect(pace.rest(nobody)).toBeGreaterThan(0)
    at.ms += 1
    expect(pace.rest(nobody)).toBe(0)
  })

  it('does not rest while somebody waits, nor when it is far behind', () => {
    pace.committed()
    expect(pace.rest({ awaited: true, behind: 10 })).toBe(0)
    expect(pace.rest({ awaited: false, behind: 10_000 })).toBeGreaterThan(0)
    expect(pace.rest({ awaited: false, behind: 10_001 })).toBe(0)
  })
})
