import { GROUPS, type Option, option } from './option.ts'
import { listOf, offable } from './reader.ts'
import { choice, yesOrNo } from './readers/choice.ts'
import { inboxPasswords } from './readers/inbox-passwords.ts'
import { listen } from './readers/listen.ts'
import { count, duration, fileMode, size } from './readers/numbers.ts'
import { defaultStore, storePlace } from './readers/store-place.ts'
import { filePath, hostName, secretToken } from './readers/text.ts'

const SECOND = 1000
const HOUR = 3_600_000
const DAY = 86_400_000
const MIB = 1024 ** 2

/** Every option of the server. The name is the flag (`--smtp-listen`), the file key, and the variable `SANDPOST_SMTP_LISTEN`. */
export const OPTIONS = {
  'smtp-listen': option({
    group: 'Listeners',
    reader: listen,
    default: 'localhost:1025',
    description: 'Where SMTP is spoken, with STARTTLS when TLS is on.',
    example: '0.0.0.0:1025,unix:/run/sandpost.sock',
    elsewhere: ['bind', 'listen', 'host', 'port', 'smtp', 'smtp-port', 'smtp-addr', 'smtp-bind-addr'],
  }),
  'smtps-listen': option({
    group: 'Listeners',
    reader: listen,
    default: 'localhost:1465',
    description: 'Where SMTP over implicit TLS is spoken. Open only when TLS is on.',
    example: 'off',
    elsewhere: ['smtps', 'smtps-port', 'smtp-require-tls'],
  }),
  'lmtp-listen': option({
    group: 'Listeners',
    reader: listen,
    default: 'off',
    description: 'Where LMTP is spoken: one reply for each recipient.',
    example: 'unix:/run/sandpost-lmtp.sock',
    elsewhere: ['lmtp', 'lmtp-port'],
  }),
  'http-listen': option({
    group: 'Listeners',
    reader: listen,
    default: 'localhost:8025',
    description: 'Where the page, REST and metrics are served.',
    example: '127.0.0.1:80',
    elsewhere: ['http', 'http-port', 'ui-port', 'ui-bind-addr', 'api-bind-addr', 'web-port', 'web', 'ip'],
  }),
  'unix-socket-mode': option({
    group: 'Listeners',
    reader: fileMode,
    default: '600',
    description: 'File mode of every Unix socket: who may connect.',
    example: '666',
    elsewhere: ['socket-mode'],
  }),
  store: option({
    group: 'Store',
    reader: storePlace,
    default: "sqlite:sandpost.db in the user's data folder",
    computed: defaultStore,
    description:
      'Where messages are kept. The data folder is `$XDG_DATA_HOME/sandpost` or `~/.local/share/sandpost`, on macOS `~/Library/Application Support/sandpost`, on Windows `%LOCALAPPDATA%\\sandpost`; the container image uses `/data`. `memory:` keeps nothing after the end.',
    example: 'sqlite:./sandpost.db',
    elsewhere: ['database', 'db', 'data', 'data-dir', 'db-file', 'storage', 'mail-directory'],
  }),
  durability: option({
    group: 'Store',
    reader: choice('full', 'fast'),
    default: 'full',
    description:
      'What 250 promises. `full`: the message is on disk. `fast`: it survives a crash of the program, but the last messages may be lost when the power fails.',
    example: 'fast',
    elsewhere: ['sync', 'synchronous', 'fsync'],
  }),
  'max-messages': option({
    group: 'Store',
    reader: offable(count({ least: 1, most: 1_000_000_000 })),
    default: 'off',
    description: 'Most messages that an inbox keeps; the oldest are pruned.',
    example: '5000',
    elsewhere: ['max', 'limit', 'retain', 'keep'],
  }),
  'max-age': option({
    group: 'Store',
    reader: offable(duration({ least: SECOND, most: 36_500 * DAY })),
    default: 'off',
    description: 'How long an inbox keeps a message after it was received.',
    example: '7d',
    elsewhere: ['ttl', 'expire', 'retention'],
  }),
  'max-bytes': option({
    group: 'Store',
    reader: offable(size({ least: 1, most: Number.MAX_SAFE_INTEGER })),
    default: 'off',
    description: 'Most octets of messages that an inbox keeps; the oldest are pruned.',
    example: '2GiB',
    elsewhere: ['quota', 'max-size', 'max-storage'],
  }),
  auth: option({
    group: 'Inboxes and logins',
    reader: choice('optional', 'required'),
    default: 'optional',
    description:
      'Whether a client must log in before it sends. The user name chooses the inbox; mail without a login goes to `default`.',
    example: 'required',
    elsewhere: ['smtp-auth', 'smtp-auth-accept-any', 'require-auth', 'auth-file'],
  }),
  inboxes: option({
    group: 'Inboxes and logins',
    reader: inboxPasswords,
    default: null,
    description:
      'Declares inboxes. Their passwords are always checked, and also guard `name+anything`. A name or password with a colon or comma goes into the table `[inboxes]` of the configuration file. A command line can be seen by other users of the machine; the variable and the file cannot.',
    example: 'shop:s3cret,crm:pa55',
    elsewhere: ['users', 'user', 'accounts', 'mailboxes', 'incoming-user', 'incoming-pass'],
  }),
  'auto-inboxes': option({
    group: 'Inboxes and logins',
    reader: yesOrNo,
    default: 'true',
    description: 'Whether an unknown user name makes an inbox, with any password. `false` refuses the login.',
    example: 'false',
    elsewhere: ['auto-create', 'accept-any'],
  }),
  tls: option({
    group: 'TLS',
    reader: choice('off', 'self-signed'),
    default: 'off',
    description: '`self-signed` turns TLS on with a certificate made at the start.',
    example: 'self-signed',
    elsewhere: ['ssl', 'starttls'],
  }),
  'tls-cert': option({
    group: 'TLS',
    reader: filePath,
    default: null,
    description: 'Turns TLS on with the certificate chain in this PEM file; needs `--tls-key`.',
    example: '/etc/sandpost/cert.pem',
    elsewhere: ['smtp-tls-cert', 'ui-tls-cert', 'cert', 'certificate', 'https-cert'],
  }),
  'tls-key': option({
    group: 'TLS',
    reader: filePath,
    default: null,
    description: 'The private key of `--tls-cert`, in PEM and not encrypted.',
    example: '/etc/sandpost/key.pem',
    elsewhere: ['smtp-tls-key', 'ui-tls-key', 'key', 'https-key'],
  }),
  'smtp-hostname': option({
    group: 'SMTP',
    reader: hostName,
    default: 'sandpost',
    description: 'The name that the greeting and the answer to EHLO give.',
    example: 'mail.example.test',
    elsewhere: ['hostname', 'name', 'smtp-name', 'smtp-banner'],
  }),
  'smtp-strict': option({
    group: 'SMTP',
    reader: yesOrNo,
    default: 'false',
    description:
      'Refuses what a strict server refuses: bare CR and LF, lines too long, addresses against the grammar.',
    example: 'true',
    elsewhere: ['strict', 'smtp-strict-rfc-headers'],
  }),
  'smtp-xclient': option({
    group: 'SMTP',
    reader: yesOrNo,
    default: 'false',
    description: 'Offers XCLIENT: a proxy may say whom it speaks for.',
    example: 'true',
    elsewhere: ['xclient', 'proxy'],
  }),
  'http-token': option({
    group: 'HTTP',
    reader: secretToken,
    default: null,
    description:
      'Guards page and REST: `Authorization: Bearer TOKEN`. Set it when you listen beyond this machine, as a variable or in the file.',
    example: 'c0ffee1234567890c0ffee1234567890',
    elsewhere: ['token', 'password', 'api-key', 'web-user', 'web-pass', 'ui-auth-file'],
  }),
  'http-allowed-hosts': option({
    group: 'HTTP',
    reader: listOf(hostName, (name) => name),
    default: null,
    description:
      'More names that the Host header may have. IP addresses, `localhost` and names without a dot are always allowed; others could be DNS rebinding.',
    example: 'mail.staging.example.test',
    elsewhere: ['allowed-hosts', 'cors', 'api-cors', 'base-path', 'basepathname'],
  }),
  'max-message-size': option({
    group: 'Limits',
    reader: size({ least: 1, most: 1024 * MIB }),
    default: '50MiB',
    description: 'The largest message taken; SMTP advertises it and answers 552 to a larger one.',
    example: '10MiB',
    elsewhere: ['message-size', 'max-size', 'smtp-max-size'],
  }),
  'max-recipients': option({
    group: 'Limits',
    reader: count({ least: 1, most: 100_000 }),
    default: '1000',
    description: 'Most recipients of one message; the next is answered 452.',
    example: '100',
    elsewhere: ['smtp-max-recipients', 'recipients'],
  }),
  'max-connections': option({
    group: 'Limits',
    reader: count({ least: 1, most: 100_000 }),
    default: '1000',
    description: 'Most connections of the mail protocols at a time; the next is answered 421.',
    example: '200',
    elsewhere: ['max-clients', 'connections'],
  }),
  'max-connections-per-ip': option({
    group: 'Limits',
    reader: count({ least: 1, most: 100_000 }),
    default: '100',
    description:
      'Most connections of the mail protocols from one address at a time; the next is answered 421.',
    example: '20',
    elsewhere: ['max-clients-per-ip'],
  }),
  'smtp-idle-timeout': option({
    group: 'Limits',
    reader: duration({ least: SECOND, most: 24 * HOUR }),
    default: '5m',
    description:
      'How long SMTP waits for the next command (RFC 5321 §4.5.3.2.7 asks for five minutes), then answers 421.',
    example: '30s',
    elsewhere: ['timeout', 'idle-timeout', 'socket-timeout'],
  }),
  'smtp-data-timeout': option({
    group: 'Limits',
    reader: duration({ least: SECOND, most: 24 * HOUR }),
    default: '10m',
    description: 'How long one message may take to arrive.',
    example: '1m',
    elsewhere: ['data-timeout'],
  }),
  'log-level': option({
    group: 'Logging',
    reader: choice('debug', 'info', 'warn', 'error', 'silent'),
    default: 'info',
    description: 'The least important line that is logged. Contents of messages and secrets never are.',
    example: 'warn',
    elsewhere: ['verbose', 'quiet', 'loglevel'],
  }),
  'log-format': option({
    group: 'Logging',
    reader: choice('pretty', 'json'),
    default: 'pretty',
    description:
      '`pretty`: one readable line an event. `json`: one JSON object an event. Both on stdout, after the banner.',
    example: 'json',
    elsewhere: ['log-json', 'json', 'log-file'],
  }),
} as const satisfies Readonly<Record<string, Option<unknown>>>

export type OptionName = keyof typeof OPTIONS

type CamelCase<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<CamelCase<Tail>>}`
  : Name

/** The values of all options: `--smtp-listen` is `smtpListen`. Times are in milliseconds, sizes in octets, `null` is off or not set. */
export type Settings = {
  readonly [Name in OptionName as CamelCase<Name>]: (typeof OPTIONS)[Name] extends Option<infer T> ? T : never
}

export const OPTION_NAMES = Object.keys(OPTIONS) as readonly OptionName[]

/** The row as what all rows have in common, whatever its value. */
export function rowOf(name: OptionName): Option<unknown> {
  return OPTIONS[name]
}

/** The names of each chapter, in the order of the table. */
export function chapters(): readonly { readonly group: string; readonly names: readonly OptionName[] }[] {
  return GROUPS.map((group) => ({
    group,
    names: OPTION_NAMES.filter((name) => OPTIONS[name].group === group),
  }))
}

export function variableOf(name: string): string {
  return `SANDPOST_${name.replaceAll('-', '_').toUpperCase()}`
}

export function keyOf(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
}
