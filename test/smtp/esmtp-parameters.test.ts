import { describe, expect, it } from 'vitest'
import { areBad, MAIL_PARAMETERS, RCPT_PARAMETERS, readParameters } from '../../src/smtp/esmtp-parameters.ts'

describe('readParameters', () => {
  it('keeps values as given under their keyword in upper case', () => {
    expect(readParameters('  size=5 Ret=Full  smtputf8 ENVID=a+2Bb', MAIL_PARAMETERS)).toEqual({
      SIZE: '5',
      RET: 'Full',
      SMTPUTF8: true,
      ENVID: 'a+2Bb',
    })
  })

  it.each([
    'SIZE',
    'SIZE=',
    'SIZE=-1',
    'SIZE=1e9',
    'SIZE=99999999999999999999',
    'BODY=EIGHTBIT',
    'SMTPUTF8=1',
    'RET=SOME',
    'ENVID=ab+0D+0Acd',
    'ENVID=a+zz',
    'SIZE=1 size=1',
    '=5',
  ])('S31 S46 answers 501 to %s', (text) => {
    const result = readParameters(text, MAIL_PARAMETERS)
    expect(areBad(result) && result.code).toBe(501)
  })

  it.each(['__PROTO__=1', 'NOTIFY=NEVER', 'HOLDFOR=5'])('does not take %s for MAIL', (text) => {
    expect(areBad(readParameters(text, MAIL_PARAMETERS))).toBe(true)
  })

  it.each([
    'NOTIFY=NEVER,DELAY',
    'NOTIFY=',
    'ORCPT=rfc822',
    'ORCPT=rfc822;a b',
    'ORCPT=rfc822;a+0Ab',
    'SIZE=1',
  ])('does not take %s for RCPT', (text) => {
    expect(areBad(readParameters(text, RCPT_PARAMETERS))).toBe(true)
  })

  it('takes UTF-8 in ORCPT (RFC 6533)', () => {
    const text = 'ORCPT=utf-8;é@x.test'
    expect(readParameters(text, RCPT_PARAMETERS)).toEqual({ ORCPT: 'utf-8;é@x.test' })
  })
})
