import { describe, expect, it } from 'vitest'
import { PRESET_NAMES, presetVariables } from '../../src/cli/presets.ts'

const TO = { host: '127.0.0.1', port: 1025, user: 'ci+a b', password: 'p@ss:w/rd' }

describe('presetVariables', () => {
  it.each(PRESET_NAMES)('%s has host and port, and SMTP_URL as every preset', (name) => {
    const variables = presetVariables([name], TO)
    const all = Object.values(variables).join(' ')
    expect(all).toContain('127.0.0.1')
    expect(all).toContain('1025')
    expect(variables.SMTP_URL).toBe('smtp://ci%2Ba%20b:p%40ss%3Aw%2Frd@127.0.0.1:1025')
  })

  it('writes user and password into URLs so that they can be read again', () => {
    const { username, password } = new URL(presetVariables(['symfony'], TO).MAILER_DSN ?? '')
    expect([username, password].map(decodeURIComponent)).toEqual([TO.user, TO.password])
  })

  it('puts brackets around an IPv6 address in a URL', () => {
    expect(presetVariables([], { ...TO, host: '::1' }).SMTP_URL).toContain('@[::1]:1025')
  })
})
