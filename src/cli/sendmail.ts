import { randomUUID } from 'node:crypto'
import { hostname, userInfo } from 'node:os'
import { BadOption } from '../config/bad-option.ts'
import { printable } from '../lib/printable.ts'
import { addressesIn, type HeaderField, headerFields } from './header-fields.ts'
import { BadCall, readSendmailCall, type SendmailCall } from './sendmail-arguments.ts'
import { readStandardInput } from './standard-input.ts'
import { type Mail, NotSubmitted, submit } from './submission.ts'
import { submissionOf } from './submission-options.ts'

/** sysexits.h */
const EX = { OK: 0, USAGE: 64, NOINPUT: 66, UNAVAILABLE: 69, TEMPFAIL: 75, CONFIG: 78 } as const

/** Reads a message from standard input and hands it in. @returns the exit code, of sysexits.h */
export async function sendmail(words: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  try {
    const call = readSendmailCall(words)
    const submission = submissionOf({}, env)
    if (!call.fromHeader && call.recipients.length === 0)
      throw new BadCall('no recipients: name them, or take them from the header with -t')
    await submit(mailOf(await readMessage(), call), submission)
    return EX.OK
  } catch (error) {
    const code = exitCodeOf(error)
    if (code === undefined) throw error
    process.stderr.write(`sendmail: ${printable(error instanceof Error ? error.message : String(error))}\n`)
    return code
  }
}

class NoInput extends Error {}

async function readMessage(): Promise<Buffer> {
  if (process.stdin.isTTY)
    process.stderr.write('Type the message, then end it with a line that is only a dot.\n')
  try {
    return await readStandardInput()
  } catch (error) {
    throw new NoInput('cannot read standard input', { cause: error })
  }
}

function exitCodeOf(error: unknown): number | undefined {
  if (error instanceof BadCall) return EX.USAGE
  if (error instanceof NoInput) return EX.NOINPUT
  if (error instanceof BadOption) return EX.CONFIG
  // Without a reply, or with a 4yz one, a later try may succeed (RFC 5321 §4.2.1).
  if (error instanceof NotSubmitted) return (error.code ?? 0) >= 500 ? EX.UNAVAILABLE : EX.TEMPFAIL
  return undefined
}

/** The mail that a sendmail would hand on. @throws BadCall when nobody is to get it */
export function mailOf(input: Buffer, call: SendmailCall): Mail {
  const message = call.ignoreDots ? input : upToDot(input)
  const fields = headerFields(message)
  const isResent = fields.some(({ name }) => name.startsWith('resent-'))
  const prefix = isResent ? 'resent-' : ''
  const named = ['to', 'cc', 'bcc'].flatMap((name) => addressesIn(fields, `${prefix}${name}`))
  const to = [...new Set([...call.recipients, ...(call.fromHeader ? named : [])])]
  if (to.length === 0) throw new BadCall('no recipients: the header has no address in To, Cc or Bcc')
  const from = call.sender === undefined ? localAddress() : bare(call.sender)
  const body = call.fromHeader ? without(message, fields, ['bcc', 'resent-bcc']) : message
  return {
    from,
    to,
    raw: Buffer.concat([Buffer.from(missingFields(fields, from, call)), separated(fields, body)]),
  }
}

/** Text without any header begins with the empty line that ends one. */
function separated(fields: readonly HeaderField[], body: Buffer): Buffer {
  const begins = body[0] === 0x0a || (body[0] === 0x0d && body[1] === 0x0a)
  return fields.length > 0 || begins ? body : Buffer.concat([Buffer.from('\r\n'), body])
}

/** Up to a line that is only a dot, where there is one: sendmail(8) without `-i`. */
function upToDot(input: Buffer): Buffer {
  const lines = input.toString('latin1')
  const end = /^\.\r?$/m.exec(lines)
  return end === null ? input : input.subarray(0, end.index)
}

function without(message: Buffer, fields: readonly HeaderField[], names: readonly string[]): Buffer {
  const length = fields.reduce((sum, { text }) => sum + text.length, 0)
  const kept = fields.filter(({ name }) => !names.includes(name)).map(({ text }) => text)
  return Buffer.concat([...kept, message.subarray(length)])
}

/** What sendmail adds where the program that calls it left it out: From, Date, Message-ID. */
function missingFields(fields: readonly HeaderField[], from: string, { fullName }: SendmailCall): string {
  const has = (name: string) => fields.some((field) => field.name === name)
  const name =
    fullName === undefined ? '' : `"${fullName.replace(/[\r\n]/g, ' ').replace(/["\\]/g, '\\$&')}" `
  const lines = [
    ...(has('from') ? [] : [`From: ${name}<${from}>`]),
    ...(has('date') ? [] : [`Date: ${new Date().toUTCString().replace('GMT', '+0000')}`]),
    ...(has('message-id') ? [] : [`Message-ID: <${randomUUID()}@${hostname()}>`]),
  ]
  return lines.map((line) => `${line}\r\n`).join('')
}

function localAddress(): string {
  return `${userInfo().username}@${hostname()}`
}

function bare(sender: string): string {
  return sender.replace(/^<(.*)>$/, '$1')
}
