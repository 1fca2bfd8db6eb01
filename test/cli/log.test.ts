import { describe, expect, it } from 'vitest'
import { createLog, type LogSettings } from '../../src/cli/log.ts'

const HOSTILE = 'a\r\nb\x1b[2J\x9b\u202e\u2028c'

function logged(settings: Partial<LogSettings>, write: (log: ReturnType<typeof createLog>) => void): string {
  let text = ''
  const sink = {
    write(line: string) {
      text += line
    },
  }
  write(createLog({ level: 'info', format: 'pretty', ...settings }, sink))
  return text
}

describe('the log', () => {
  it('has one readable line an event', () => {
    const text = logged({}, (log) => log.info({ inbox: 'shop', from: 'a b', size: 12 }, 'message kept'))
    expect(text).toMatch(/^\d\d:\d\d:\d\d\.\d{3} INFO {2}message kept inbox=shop from="a b" size=12\n$/)
  })

  it('has one JSON object an event, without process id and host', () => {
    const text = logged({ format: 'json' }, (log) => log.warn({ inbox: 'shop' }, 'odd'))
    expect(JSON.parse(text)).toEqual({ level: 'warn', time: expect.any(String), inbox: 'shop', msg: 'odd' })
  })

  it('keeps silent below its level', () => {
    expect(logged({ level: 'warn' }, (log) => log.info({}, 'x'))).toBe('')
    expect(logged({ level: 'silent' }, (log) => log.error({}, 'x'))).toBe('')
  })

  it.each(['pretty', 'json'] as const)(
    'writes no raw control or disguising character (INV-5): %s',
    (format) => {
      const text = logged({ format }, (log) =>
        log.error({ user: HOSTILE, [HOSTILE]: 1, deep: { name: HOSTILE }, err: new Error(HOSTILE) }, HOSTILE),
      )
      expect(text.replaceAll('\n', '')).not.toMatch(
        /[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069]/,
      )
      if (format === 'json')
        expect(JSON.parse(text)).toMatchObject({ user: HOSTILE, deep: { name: HOSTILE } })
    },
  )

  it('tells where an error of ours happened, and of a warning only what it says', () => {
    const error = new Error('broken')
    expect(logged({}, (log) => log.error({ err: error }, 'oops'))).toMatch(/oops error=broken\n {4}at /)
    expect(logged({}, (log) => log.warn({ err: error }, 'oops'))).toMatch(/oops error=broken\n$/)
  })
})
