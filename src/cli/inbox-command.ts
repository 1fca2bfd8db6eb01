import { randomBytes } from 'node:crypto'
import type { Command } from 'commander'
import { accessOf, endpointOf, type InboxAccess } from '../client/endpoints.ts'
import { BadOption } from '../config/bad-option.ts'
import { quoted } from '../config/quoted.ts'
import { TIME_TO_LIVE } from '../lib/time-units.ts'
import { asked, print } from './asked.ts'
import { CommandFailure } from './exit.ts'
import { addServerFlags, type ServerFlags, serverOf } from './server-options.ts'

interface InboxFlags extends ServerFlags {
  readonly password?: string
  readonly ttl?: string
  readonly smtpPort?: string
  readonly env?: boolean
  readonly json?: boolean
}

interface NewInbox {
  readonly name: string
  readonly password?: string
  readonly ttl?: string | null
  readonly smtpPort?: number
}

/** How long an inbox stays that nobody named. */
const UNNAMED_TTL = '1h'
/** What a shell, $GITHUB_ENV and Docker's --env-file all read as it stands: none of them agrees on quotes. */
const PLAIN_VALUE = /^[\w@%+=:,./[\]-]+$/

/** `sandpost inbox create`. */
export function addInbox(program: Command): void {
  const inbox = program
    .command('inbox')
    .description('Makes inboxes: sandpost inbox create.')
    .helpCommand(false)
    .allowExcessArguments()
    .action((_flags: object, { args: [word] }: Command) => {
      const wanted = word === undefined ? 'inbox wants a word more' : `inbox ${quoted(word)} is not known`
      throw new BadOption('inbox', `${wanted}: sandpost inbox create.`)
    })
  const create = inbox
    .command('create')
    .description('Makes an inbox, for a test or for a whole run, and prints its name.')
    .allowExcessArguments(false)
    .argument('[NAME]', 'Its name. [default: ci- and something random]')
    .option(
      '--password <PASSWORD>',
      'What opens it. [default: something random with --env and --json, else any does]',
    )
    .option(
      '--ttl <TIME>',
      `How long it stays after its last use: 90s, 30m, 1h, 7d; off: for good. [default: ${UNNAMED_TTL} without a NAME, else off]`,
    )
    .option('--smtp-port <PORT>', 'An SMTP port of its own, on which all mail is its; 0: any that is free.')
    .option('--env', 'Prints variables, a line each, for export $(…) of a shell, $GITHUB_ENV and the like.')
    .option('--json', 'Prints the answer as JSON.')
    .addHelpText('after', AFTER)
  addServerFlags(create).action(createInbox)
}

const AFTER = `
With --env: SMTP_URL SMTP_HOST SMTP_PORT SMTP_USER SMTP_PASS for the app; SANDPOST_INBOX, the inbox of wait, code, link, mark
and assert when no --inbox names one; SANDPOST_SMTP SANDPOST_USER SANDPOST_PASSWORD for send and sendmail; SANDPOST_URL.

Exit codes: 0 made; 1 there is one of that name, or it cannot be made; 2 usage; 4 no server.`

async function createInbox(name: string | undefined, flags: InboxFlags): Promise<void> {
  const wanted = wantedOf(name, flags)
  if (flags.env !== true && flags.json !== true) {
    print((await asked(flags, (client) => client.createInbox(wanted))).name)
    return
  }
  const pass = flags.password ?? randomBytes(12).toString('hex')
  const { url } = serverOf(flags, process.env)
  if (flags.env === true) requirePlain({ NAME: wanted.name, '--password': pass })
  const { made, smtp } = await asked(flags, async (client) => {
    const { listeners } = await client.server()
    const access = (user: string, ownPort: number | null) =>
      accessAt({ url, listeners }, { user, pass }, ownPort)
    // Asked first: an inbox is not left behind where nobody can be told how to send to it.
    access(wanted.name, null)
    const made = await client.createInbox({ ...wanted, password: pass })
    return { made, smtp: access(made.name, made.smtpPort) }
  })
  if (flags.json === true) print(JSON.stringify({ ...made, smtp, url }))
  else for (const [variable, value] of variablesOf(smtp, url)) print(`${variable}=${value}`)
}

/** Where an app hands in mail for an inbox. @param ownPort of the inbox, in place of all others */
function accessAt(
  { url, listeners }: { readonly url: string } & Parameters<typeof endpointOf>[0],
  login: { readonly user: string; readonly pass: string },
  ownPort: number | null,
): InboxAccess {
  const endpoint = endpointOf({ listeners }, 'smtp', url)
  if (endpoint.port === 0)
    throw new CommandFailure(`${url} takes mail on no port: start it with --smtp-listen.`)
  return accessOf('smtp', { ...endpoint, port: ownPort ?? endpoint.port }, login)
}

function wantedOf(name: string | undefined, { password, ttl, smtpPort }: InboxFlags): NewInbox {
  if (name === '' || name === '.' || name === '..')
    throw new BadOption('NAME', `${quoted(name)} cannot be an inbox's name: take another.`)
  if (ttl !== undefined && ttl !== 'off' && !TIME_TO_LIVE.test(ttl))
    throw new BadOption('ttl', `--ttl ${quoted(ttl)} is no time: write 90s, 30m, 1h, 7d or off.`)
  const life = ttl ?? (name === undefined ? UNNAMED_TTL : undefined)
  return {
    name: name ?? `ci-${randomBytes(6).toString('hex')}`,
    ...(password === undefined ? {} : { password }),
    ...(life === undefined ? {} : { ttl: life === 'off' ? null : life }),
    ...(smtpPort === undefined ? {} : { smtpPort: portOf(smtpPort) }),
  }
}

function portOf(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text)
  throw new BadOption(
    'smtp-port',
    `--smtp-port ${quoted(text)} is no port: take 0 for any that is free, or up to 65535.`,
  )
}

function variablesOf(smtp: InboxAccess, url: string): readonly (readonly [string, string])[] {
  return [
    ['SMTP_URL', smtp.url],
    ['SMTP_HOST', smtp.host],
    ['SMTP_PORT', `${smtp.port}`],
    ['SMTP_USER', smtp.user],
    ['SMTP_PASS', smtp.pass],
    ...(smtp.secure ? [] : OWN.map(([variable, value]) => [variable, value(smtp)] as const)),
    ['SANDPOST_INBOX', smtp.user],
    ['SANDPOST_URL', url],
  ]
}

/** By these `sandpost send` and `sandpost sendmail` send to it too; they begin no TLS by themselves. */
const OWN: readonly (readonly [string, (smtp: InboxAccess) => string])[] = [
  ['SANDPOST_SMTP', ({ url }) => new URL(url).host],
  ['SANDPOST_USER', ({ user }) => user],
  ['SANDPOST_PASSWORD', ({ pass }) => pass],
]

function requirePlain(values: Readonly<Record<string, string>>): void {
  for (const [what, value] of Object.entries(values))
    if (!PLAIN_VALUE.test(value))
      throw new BadOption(
        what,
        `${what} has characters that not every reader of variables takes as they stand: with --env, use letters, digits and @ % + = : , . / _ - alone.`,
      )
}
