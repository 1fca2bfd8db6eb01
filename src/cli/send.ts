import { readFile } from 'node:fs/promises'
import { BadOption } from '../config/bad-option.ts'
import { printable } from '../lib/printable.ts'
import { CommandFailure } from './exit.ts'
import { addressesIn, headerFields } from './header-fields.ts'
import { sampleMessage } from './sample-message.ts'
import { readStandardInput } from './standard-input.ts'
import { type Mail, submit } from './submission.ts'
import { type SubmissionFlags, submissionOf } from './submission-options.ts'

/** Flags of `sandpost send`. */
export interface SendFlags extends SubmissionFlags {
  readonly from?: string
  readonly to?: readonly string[]
  readonly subject?: string
}

const SAMPLE_FROM = 'app@example.test'
const SAMPLE_TO = 'you@example.test'

/** Sends one message and says where it went. @throws BadOption, CommandFailure */
export async function send(file: string | undefined, flags: SendFlags): Promise<void> {
  const submission = submissionOf(flags, process.env)
  if (file !== undefined && flags.subject !== undefined)
    throw new BadOption('subject', '--subject is for the sample message; FILE brings its own.')
  const mail = file === undefined ? await sample(flags) : withEnvelope(await rawFrom(file), flags)
  const reply = await submit(mail, submission)
  process.stdout.write(`sent to ${printable(mail.to.join(', '))}: ${printable(reply)}\n`)
}

async function sample({ from = SAMPLE_FROM, to = [SAMPLE_TO], subject }: SendFlags): Promise<Mail> {
  return { from, to, raw: await sampleMessage({ from, to, ...(subject === undefined ? {} : { subject }) }) }
}

function withEnvelope(raw: Buffer, flags: SendFlags): Mail {
  const fields = headerFields(raw)
  const named = [...new Set(['to', 'cc', 'bcc'].flatMap((name) => addressesIn(fields, name)))]
  return {
    from: flags.from ?? addressesIn(fields, 'from')[0] ?? SAMPLE_FROM,
    to: flags.to ?? (named.length > 0 ? named : [SAMPLE_TO]),
    raw,
  }
}

async function rawFrom(file: string): Promise<Buffer> {
  if (file === '-') return readStandardInput()
  try {
    return await readFile(file)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'error'
    throw new CommandFailure(`cannot read ${file} (${code})`, undefined, { cause: error })
  }
}
