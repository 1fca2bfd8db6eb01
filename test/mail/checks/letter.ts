import { type CheckReport, checkMessage, type Finding } from '../../../src/mail/checks/run.ts'
import type { CheckId } from '../../../src/mail/checks/table.ts'

/** When the letters of these tests come. */
export const CAME = Date.UTC(2026, 0, 31, 12)

export interface Letter {
  /** Header fields beside the usual ones, or instead of them; `null` takes one away. */
  readonly fields?: Readonly<Record<string, string | null>>
  /** `null`: no such part. */
  readonly text?: string | null
  readonly html?: string | null
}

const FIELDS = {
  From: 'Ann <ann@shop.example>',
  To: 'Bob <bob@x.example>',
  Subject: 'Your order is on its way',
  Date: 'Sat, 31 Jan 2026 12:00:00 +0000',
  'Message-ID': '<1@shop.example>',
}
const WORDS = 'Good day Bob, the parcel left our house this morning.'

/** The octets of a letter in which nothing is to be mended, but for what is given. */
export function letter({ fields = {}, text = WORDS, html = null }: Letter = {}): Buffer {
  const parts = [
    ...(text === null ? [] : [['text/plain', text] as const]),
    ...(html === null ? [] : [['text/html', html] as const]),
  ].map(([type, body]) => `Content-Type: ${type}; charset=utf-8\r\n\r\n${body}\r\n`)
  const whole = Object.entries({ ...FIELDS, ...fields }).filter(([, value]) => value !== null)
  const header = whole.map(([name, value]) => `${name}: ${value}\r\n`).join('')
  if (parts.length === 1) return Buffer.from(`${header}${parts[0]}`)
  const body = parts.map((part) => `--b\r\n${part}`).join('')
  return Buffer.from(`${header}Content-Type: multipart/alternative; boundary=b\r\n\r\n${body}--b--\r\n`)
}

/** HTML that says the same as the usual text. */
export function page(more = ''): string {
  return `<p>${WORDS}</p>${more}`
}

export function report(raw: Buffer): CheckReport {
  return checkMessage(raw, { sentJustBefore: CAME })
}

/** What one check says of a letter: its finding, or that it passed or had nothing to look at. */
export function said(id: CheckId, raw: Buffer): Finding | 'passed' | 'idle' {
  const { findings, passed, idle } = report(raw)
  const finding = findings.find((each) => each.id === id)
  if (finding !== undefined) return finding
  if (passed.includes(id)) return 'passed'
  if (idle.includes(id)) return 'idle'
  throw new Error(`${id} is in no list`)
}

/** As {@link said}, a finding by its reason alone, or `found` where it has none. */
export function verdict(id: CheckId, raw: Buffer): string {
  const answer = said(id, raw)
  return typeof answer === 'string' ? answer : (answer.reason ?? 'found')
}
