import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { startImap } from './imap-bench.ts'
import { StrictClient } from './strict-client.ts'
import { checkBody, checkEnvelope } from './strict-structures.ts'

const FIXTURES = fileURLToPath(new URL('../fixtures/', import.meta.url))
const MAILS = ['imap', 'mail'].flatMap((folder) =>
  readdirSync(`${FIXTURES}${folder}`)
    .filter((file) => file.endsWith('.eml'))
    .map((file) => ({
      name: `${folder === 'imap' ? '' : `${folder}-`}${file.slice(0, -4)}`,
      raw: readFileSync(`${FIXTURES}${folder}/${file}`),
    })),
)

describe('what FETCH tells of a message (pitfalls 6, 18, 19; RFC 9051 §7.5.2)', () => {
  it.each(MAILS)('is as written down: $name', async ({ name, raw }) => {
    await using imap = await startImap({ mail: [{ raw }] })
    await using client = await StrictClient.inside(imap.port)
    await client.ok('EXAMINE INBOX')
    const shown: string[] = []
    for (const item of ['ENVELOPE', 'BODYSTRUCTURE', 'BODY', 'PREVIEW']) {
      const [response] = await client.ok(`FETCH 1 ${item}`)
      shown.push(response?.toString('latin1') ?? '')
    }
    const text = shown.map((line) => printable(line).replace('* 1 FETCH ', '')).join('\n')
    await expect(`${text}\n`).toMatchFileSnapshot(`../fixtures/imap/fetched/${name}.txt`)
  })

  it.each(MAILS)(
    'I31: a strict client takes it, and the octets are those that came: $name',
    async ({ raw }) => {
      await using imap = await startImap({ mail: [{ raw }] })
      for (const enable of [undefined, 'ENABLE UTF8=ACCEPT', 'ENABLE IMAP4rev2']) {
        await using client = await StrictClient.inside(imap.port)
        if (enable !== undefined) await client.ok(enable)
        await client.ok('EXAMINE INBOX')
        const items = 'ENVELOPE BODYSTRUCTURE BODY PREVIEW RFC822.SIZE BODY[] BODY[HEADER] BODY[TEXT]'
        const [message] = await client.fetch(`FETCH 1 (${items})`)
        checkEnvelope(message?.get('ENVELOPE') ?? null)
        checkBody(message?.get('BODYSTRUCTURE') ?? null, true)
        checkBody(message?.get('BODY') ?? null, false)
        expect(message?.get('PREVIEW')).toBeInstanceOf(Buffer)
        expect(message?.get('BODY[]')).toEqual(raw)
        expect(message?.get('RFC822.SIZE')).toBe(String(raw.length))
        const [header, text] = [message?.get('BODY[HEADER]'), message?.get('BODY[TEXT]')] as Buffer[]
        expect(Buffer.concat([header as Buffer, text as Buffer])).toEqual(raw)
      }
    },
  )
})

/** Octets on one line of ASCII. */
function printable(octets: string): string {
  return octets.replace(/[^\x20-\x7e]/g, (octet) => `\\x${octet.charCodeAt(0).toString(16).padStart(2, '0')}`)
}
