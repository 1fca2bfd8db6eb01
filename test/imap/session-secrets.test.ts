import { describe, expect, it } from 'vitest'
import type { Log } from '../../src/lib/log.ts'
import type { LineClient } from '../support/smtp-client.ts'
import { answerLines } from './answer-lines.ts'
import { type BenchSettings, type ImapBench, startImap } from './imap-bench.ts'

const PASSWORD = 'hunter2'
const PROOF = Buffer.from(`\0known\0${PASSWORD}`).toString('base64')

/**
 * What session and log keep of a client that says this, each piece once the server has said a line to the one before it.
 */
async function keptOf(pieces: readonly string[], settings: BenchSettings = {}): Promise<string> {
  const lines: unknown[] = []
  const note = (facts: object, text: string): void => void lines.push(facts, text)
  const log: Log = { debug: note, info: note, warn: note, error: note }
  await using imap = await startImap(
    { passwords: { known: PASSWORD }, limits: { wrongCommands: 50 }, ...settings },
    log,
  )
  await using client = await imap.client()
  for (const piece of pieces) {
    client.send(piece)
    await client.line()
  }
  client.send('end LOGOUT\r\n')
  await client.untilEnd()
  const session = await imap.desk.endedSession()
  return JSON.stringify([session, lines])
}

const LOGIN = 'a LOGIN known hunter2\r\n'

describe('a password is in no transcript and in no log', () => {
  it.each<[how: string, pieces: string[], settings?: BenchSettings]>([
    ['LOGIN', [LOGIN]],
    ['LOGIN in small letters and quotes', [`a login "known" "${PASSWORD}"\r\n`]],
    ['LOGIN with literals that are asked for', ['a LOGIN {5}\r\n', 'known {7}\r\n', `${PASSWORD}\r\n`]],
    ['LOGIN with literals at once', [`a LOGIN {5+}\r\nknown {7+}\r\n${PASSWORD}\r\n`]],
    ['LOGIN with a wrong password', [`a LOGIN known ${PASSWORD}x\r\n`, 'b NOOP\r\n']],
    ['LOGIN with one word too many', [`a LOGIN known ${PASSWORD} ${PASSWORD}\r\n`]],
    ['LOGIN with a quote that has no end', [`a LOGIN known "${PASSWORD}\r\n`]],
    ['LOGIN with a bare LF', [`a LOGIN known ${PASSWORD}\n`]],
    ['LOGIN behind two spaces', [`a  LOGIN known ${PASSWORD}\r\n`]],
    ['LOGIN behind a tab', [`a\tLOGIN known ${PASSWORD}\r\n`]],
    ['LOGIN without a tag', [`LOGIN known ${PASSWORD}\r\n`]],
    ['LOGIN behind a space', [` LOGIN known ${PASSWORD}\r\n`]],
    ['LOGIN on a line too long', [`a LOGIN known ${PASSWORD}${'x'.repeat(10_000)}\r\n`]],
    ['LOGIN whose literal is refused, and comes all the same', [`a LOGIN known {5000}\r\n${PASSWORD}\r\n`]],
    ['LOGIN once more', [LOGIN, `b LOGIN known ${PASSWORD}\r\n`]],
    ['LOGIN in IDLE', [LOGIN, 'b IDLE\r\n', `c LOGIN known ${PASSWORD}\r\n`]],
    ['AUTHENTICATE', ['a AUTHENTICATE PLAIN\r\n', `${PROOF}\r\n`]],
    ['AUTHENTICATE at once', [`a AUTHENTICATE PLAIN ${PROOF}\r\n`]],
    ['AUTHENTICATE with a mechanism that is not there', [`a AUTHENTICATE X-OWN ${PROOF}\r\n${PROOF}\r\n`]],
    ['AUTHENTICATE with the mechanism forgotten', [`a AUTHENTICATE ${PROOF}\r\n`]],
    ['AUTHENTICATE that is refused, and gone on with', ['a AUTHENTICATE NONE\r\n', `${PROOF}\r\n`]],
    [
      'AUTHENTICATE that is gone on with in plaintext though passwords are taken under TLS only',
      ['a AUTHENTICATE PLAIN\r\n', `${PROOF}\r\n`, `b ${PROOF}\r\n`],
      { requireTls: true },
    ],
    ['AUTHENTICATE that is gone on with after login', [LOGIN, 'b AUTHENTICATE PLAIN\r\n', `${PROOF}\r\n`]],
    ['AUTHENTICATE LOGIN', ['a AUTHENTICATE LOGIN\r\n', 'a25vd24=\r\n', 'aHVudGVyMg==\r\n', 'x\r\n']],
    ['the words of another protocol', [`USER known\r\n`, `PASS ${PASSWORD}\r\n`]],
  ])('%s', async (_how, pieces, settings) => {
    const kept = await keptOf(pieces, settings)
    expect(kept).not.toContain(PASSWORD)
    expect(kept).not.toContain(PROOF)
    expect(kept).not.toContain('aHVudGVyMg==')
  })

  it('and yet who reads the transcript sees what happened', async () => {
    const kept = await keptOf(['a AUTHENTICATE NONE\r\n', `${PROOF}\r\n`, `b LOGIN known ${PASSWORD}\r\n`])
    const [session] = JSON.parse(kept) as [{ transcript: { from: string; text: string }[] }]
    const lines = session.transcript.map(({ from, text }) => `${from} ${text.replace(/\[CAP.*?\] /, '')}`)
    expect(lines.slice(1, 7)).toEqual([
      'C a AUTHENTICATE ***',
      'S a NO [CANNOT] There is no such mechanism here, CAPABILITY tells those there are',
      'C ***',
      expect.stringMatching(/^S \*\*\* BAD /),
      'C b LOGIN ***',
      'S b OK Logged in',
    ])
  })
})

/** What a new client finds. */
async function home(imap: ImapBench, login: (client: LineClient) => Promise<void>): Promise<string[]> {
  await using client = await imap.client()
  await login(client)
  const status = await answerLines(client, 'STATUS INBOX (MESSAGES UIDNEXT)')
  await answerLines(client, 'APPEND INBOX {3+}\r\nx\r\n')
  return status
}

describe('any user name with any password', () => {
  it('has a fresh home of its own, and finds it again', async () => {
    await using imap = await startImap()
    const empty = ['* STATUS INBOX (MESSAGES 0 UIDNEXT 1)', 'OK That is how it is']
    const names = ['fresh', 'Fresh@sandpost.test', '__proto__', '"a b"', '"o\'; DROP TABLE inboxes;--"']
    for (const name of names) {
      const login = async (client: LineClient): Promise<void> => {
        expect((await answerLines(client, `LOGIN ${name} any`))[0], name).toMatch(/^OK /)
      }
      expect((await home(imap, login))[0], name).toBe(empty[0])
      expect((await home(imap, login))[0], name).toBe('* STATUS INBOX (MESSAGES 1 UIDNEXT 2)')
    }
    const proof = Buffer.from('\0other fresh\0another').toString('base64')
    const authenticate = async (client: LineClient): Promise<void> => {
      expect((await answerLines(client, `AUTHENTICATE PLAIN ${proof}`))[0]).toMatch(/^OK /)
    }
    expect((await home(imap, authenticate))[0]).toBe(empty[0])
  })
})
