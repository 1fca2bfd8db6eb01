import { option } from '../option.ts'
import { listen } from '../readers/listen.ts'
import { fileMode } from '../readers/numbers.ts'

export const LISTENERS = {
  'smtp-listen': option({
    reader: listen,
    default: 'localhost:1025',
    description: 'Where SMTP is spoken, with STARTTLS when TLS is on.',
    example: '0.0.0.0:1025,unix:/run/sandpost.sock',
    elsewhere: ['bind', 'listen', 'host', 'port', 'smtp', 'smtp-port', 'smtp-addr', 'smtp-bind-addr'],
  }),
  'smtps-listen': option({
    reader: listen,
    default: 'localhost:1465',
    description: 'Where SMTP over implicit TLS is spoken. Open only when TLS is on.',
    example: 'off',
    elsewhere: ['smtps', 'smtps-port'],
  }),
  'lmtp-listen': option({
    reader: listen,
    default: 'off',
    description: 'Where LMTP is spoken: one reply for each recipient.',
    example: 'unix:/run/sandpost-lmtp.sock',
    elsewhere: ['lmtp', 'lmtp-port'],
  }),
  'pop3-listen': option({
    reader: listen,
    default: 'localhost:1110',
    description: 'Where POP3 is spoken, with STLS when TLS is on.',
    example: '0.0.0.0:1110,unix:/run/sandpost-pop3.sock',
    elsewhere: ['pop3', 'pop3-port', 'pop3-bind-addr', 'pop-port'],
  }),
  'pop3s-listen': option({
    reader: listen,
    default: 'localhost:1995',
    description: 'Where POP3 over implicit TLS is spoken. Open only when TLS is on.',
    example: 'off',
    elsewhere: ['pop3s', 'pop3s-port'],
  }),
  'imap-listen': option({
    reader: listen,
    default: 'localhost:1143',
    description: 'Where IMAP is spoken, with STARTTLS when TLS is on.',
    example: '0.0.0.0:1143,unix:/run/sandpost-imap.sock',
    elsewhere: ['imap', 'imap-port', 'imap-bind-addr'],
  }),
  'imaps-listen': option({
    reader: listen,
    default: 'localhost:1993',
    description: 'Where IMAP over implicit TLS is spoken. Open only when TLS is on.',
    example: 'off',
    elsewhere: ['imaps', 'imaps-port'],
  }),
  'http-listen': option({
    reader: listen,
    default: 'localhost:8025',
    description: 'Where the page, REST and metrics are served.',
    example: '127.0.0.1:80',
    elsewhere: ['http', 'http-port', 'ui-port', 'ui-bind-addr', 'api-bind-addr', 'web-port', 'web', 'ip'],
  }),
  'unix-socket-mode': option({
    reader: fileMode,
    default: '600',
    description: 'File mode of every Unix socket: who may connect.',
    example: '666',
    elsewhere: ['socket-mode'],
  }),
} as const
