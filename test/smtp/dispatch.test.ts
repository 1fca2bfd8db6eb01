import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Talk, usageOf } from '../../src/smtp/command.ts'
import { COMMANDS } from '../../src/smtp/commands.ts'
import { certificates } from '../support/certificates.ts'
import { type SmtpBench, startSmtp } from './sink.ts'

type Verb = 'EHLO' | 'MAIL' | 'RCPT' | 'DATA' | 'RSET' | 'VRFY' | 'AUTH' | 'STARTTLS' | 'BDAT' | 'NOOP'

const VERBS: readonly Verb[] = [
  'EHLO',
  'MAIL',
  'RCPT',
  'DATA',
  'RSET',
  'VRFY',
  'AUTH',
  'STARTTLS',
  'BDAT',
  'NOOP',
]

interface State {
  hello: boolean
  mail: boolean
  recipients: number
  chunks: boolean
  login: boolean
  secure: boolean
}

const LINES: Readonly<Record<Verb, string>> = {
  EHLO: 'EHLO client.test',
  MAIL: 'MAIL FROM:<a@x.test>',
  RCPT: 'RCPT TO:<b@x.test>',
  DATA: 'DATA',
  RSET: 'RSET',
  VRFY: 'VRFY b@x.test',
  AUTH: `AUTH PLAIN ${Buffer.from('\0me\0any').toString('base64')}`,
  STARTTLS: 'STARTTLS',
  BDAT: 'BDAT 3\r\nabc',
  NOOP: 'NOOP',
}

/** The code that RFC 5321 §4.1.4 and friends give to the verb in that state; the state follows. */
function expected(verb: Verb, state: State): number {
  const reset = (): void => {
    Object.assign(state, { mail: false, recipients: 0, chunks: false })
  }
  switch (verb) {
    case 'EHLO':
      reset()
      state.hello = true
      return 250
    case 'RSET':
      reset()
      return 250
    case 'NOOP':
      return 250
    case 'VRFY':
      return 252
    case 'MAIL':
      if (!state.hello || state.mail) return 503
      state.mail = true
      return 250
    case 'RCPT':
      if (!state.mail || state.chunks) return 503
      state.recipients++
      return 250
    case 'BDAT':
      if (state.recipients === 0) return 503
      state.chunks = true
      return 250
    case 'DATA':
      return state.recipients === 0 || state.chunks ? 503 : 354
    case 'AUTH':
      if (!state.hello || state.login || state.mail) return 503
      state.login = true
      return 235
    case 'STARTTLS':
      return !state.hello || state.secure ? 503 : 220
  }
}

async function converse(smtp: SmtpBench, verbs: readonly Verb[]): Promise<void> {
  await using client = await smtp.client()
  let state: State = fresh(false)
  for (const verb of verbs) {
    const answer = await client.ask(LINES[verb])
    // The CRLF after BDAT's octets is an empty command.
    if (verb === 'BDAT') await client.reply()
    const code = expected(verb, state)
    expect(answer.slice(0, 3), `${verb} of ${verbs.join(' ')}`).toBe(String(code))
    if (code === 354) {
      expect(await client.ask('x\r\n.')).toMatch(/^250/)
      Object.assign(state, { mail: false, recipients: 0, chunks: false })
    }
    if (code === 220) {
      await client.startTls()
      state = fresh(true)
    }
  }
}

function fresh(secure: boolean): State {
  return { hello: false, mail: false, recipients: 0, chunks: false, login: false, secure }
}

describe('the order of commands', () => {
  it('S48 every reply is legal for the state, whatever the order', async () => {
    await using smtp = await startSmtp({ tls: await certificates() })
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...VERBS), { minLength: 1, maxLength: 6 }), (verbs) =>
        converse(smtp, verbs),
      ),
      {
        numRuns: 150,
        examples: [
          [['EHLO', 'MAIL', 'RCPT', 'BDAT', 'DATA', 'RSET']],
          [['EHLO', 'AUTH', 'STARTTLS', 'AUTH']],
        ],
      },
    )
  })

  it('every command says where it is specified and how it is written', () => {
    const talk = { knowsPasswords: true } as Talk
    for (const command of COMMANDS) {
      expect(command.rfc).toMatch(/^RFC \d+ §\d|^Postfix/)
      expect(usageOf(command, talk).startsWith(command.verb)).toBe(true)
    }
  })
})
