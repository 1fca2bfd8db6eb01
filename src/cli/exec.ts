import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { resolve } from 'node:path'
import { createClient } from '../client/client.ts'
import { BadOption } from '../config/bad-option.ts'
import { quoted } from '../config/quoted.ts'
import { type Reading, readSettings } from '../config/settings.ts'
import { endpointOf, httpUrl } from '../sandbox/endpoints.ts'
import { factsOfRun, summaryOf } from './exec-summary.ts'
import { CommandFailure, EXIT } from './exit.ts'
import { type PresetName, presetVariables, type Submission } from './presets.ts'
import { start } from './start.ts'

export interface ExecFlags {
  readonly preset?: readonly PresetName[]
  readonly save?: string
  readonly json?: boolean
  readonly strict?: boolean
}

/** What a shell answers when a command cannot be run, or is not there. */
const NOT_RUNNABLE = 126
const NOT_FOUND = 127
const ANY_PORT = '127.0.0.1:0'
/** Mail to `anything@NAME.inbox.test` is NAME's: an app that runs as one process for many tests needs no login of each. */
const INBOX_DOMAIN = 'inbox.test'
/** The inbox of mail without a login: an app that wants to log in says the same. */
const DEFAULT_LOGIN = { user: 'default', password: 'any' } as const

/** Runs a command with a sandbox of its own. @returns the exit code @throws BadOption, CommandFailure */
export async function exec(words: readonly string[], flags: ExecFlags): Promise<number> {
  const sandbox = await start(readingFor(flags.save))
  try {
    const smtp: Submission = { ...endpointOf(sandbox, 'smtp'), ...DEFAULT_LOGIN }
    const url = httpUrl(sandbox)
    const variables = {
      ...presetVariables(flags.preset ?? [], smtp),
      SANDPOST_SMTP: `${smtp.host}:${smtp.port}`,
      SANDPOST_URL: url,
    }
    const code = await run(words, { ...process.env, ...variables })
    const facts = await factsOfRun(createClient({ url }))
    const passed = flags.strict !== true || facts.unasked.total === 0
    const text =
      flags.json === true
        ? JSON.stringify({ code, ...facts })
        : summaryOf(facts, { saved: flags.save, strict: flags.strict === true })
    process.stderr.write(`${text}\n`)
    return code === 0 && !passed ? EXIT.failed : code
  } finally {
    await sandbox.close()
  }
}

function readingFor(save: string | undefined): Reading {
  if (save !== undefined && existsSync(save))
    throw new BadOption('save', `--save ${quoted(save)} is there already: remove it, or name another file.`)
  const store = save === undefined ? 'memory:' : `sqlite:${resolve(save)}`
  const listeners = ['smtp', 'pop3', 'imap', 'http'].map((name) => `--${name}-listen=${ANY_PORT}`)
  // Nobody waits for the disk: a run whose machine loses power is done again.
  const argv = [`--store=${store}`, '--durability=fast', `--inbox-domain=${INBOX_DOMAIN}`, ...listeners]
  return readSettings({ argv, env: {} })
}

/**
 * A terminal tells the command of these itself. A second Ctrl C means to most of them that they are to stop at once, without
 * cleaning up; whoever tells us alone means the command too.
 */
const toldByTerminal: ReadonlySet<NodeJS.Signals> = new Set(['SIGINT', 'SIGHUP'])

function hasTerminal(): boolean {
  return process.stdin.isTTY || process.stdout.isTTY
}

/** @returns its exit code, or 128 + the number of the signal that ended it */
async function run([program = '', ...words]: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  // Windows finds npm, npx and the like, which are scripts there, by its shell alone.
  const child = spawn(program, words, { env, stdio: 'inherit', shell: process.platform === 'win32' })
  const pass = (signal: NodeJS.Signals) => {
    if (!(toldByTerminal.has(signal) && hasTerminal())) child.kill(signal)
  }
  process.on('SIGTERM', pass).on('SIGINT', pass).on('SIGHUP', pass)
  try {
    return await new Promise<number>((ended, failed) => {
      child.once('error', (error) => failed(notRun(program, error)))
      child.once('exit', (code, signal) =>
        ended(signal === null ? (code ?? 1) : 128 + constants.signals[signal]),
      )
    })
  } finally {
    process.off('SIGTERM', pass).off('SIGINT', pass).off('SIGHUP', pass)
  }
}

function notRun(program: string, error: NodeJS.ErrnoException): CommandFailure {
  const [why, code] =
    error.code === 'ENOENT'
      ? ['there is no such command', NOT_FOUND]
      : [`it cannot be run (${error.code ?? error.message})`, NOT_RUNNABLE]
  return new CommandFailure(`exec: ${quoted(program)}: ${why}.`, code, { cause: error })
}
