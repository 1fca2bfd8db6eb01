import { option } from '../option.ts'
import { capabilitiesLess } from '../readers/capabilities.ts'
import { choice, yesOrNo } from '../readers/choice.ts'
import { duration } from '../readers/numbers.ts'
import { separator } from '../readers/separator.ts'

const SECOND = 1000
const HOUR = 3_600_000

export const IMAP = {
  'imap-read-state': option({
    reader: choice('shared', 'private'),
    default: 'shared',
    description:
      'Whether flags (read, answered, deleted, …) are one truth for all, kept on the server, or `private`: each IMAP session has its own, which end with it, and nothing is stored.',
    example: 'private',
    elsewhere: ['read-state'],
  }),
  'imap-capabilities': option({
    reader: capabilitiesLess,
    default: 'all',
    description:
      'Takes capabilities away, to see a client against a lesser server: they are not listed, and what they bring is not there. What builds on one goes with it; IMAP4rev2 goes with whatever it contains.',
    example: '-MOVE,-IDLE',
    elsewhere: ['imap-capability', 'capabilities'],
  }),
  'imap-separator': option({
    reader: separator,
    default: '/',
    description: "Stands between the levels of a mailbox's name on the wire.",
    example: '.',
    elsewhere: ['imap-delimiter', 'separator', 'hierarchy-separator'],
  }),
  'imap-require-tls': option({
    reader: yesOrNo,
    default: 'false',
    description: 'Refuses logins before STARTTLS (LOGINDISABLED), as many providers do. Needs TLS.',
    example: 'true',
    elsewhere: ['disable-plaintext-auth'],
  }),
  'imap-idle-timeout': option({
    reader: duration({ least: SECOND, most: 24 * HOUR }),
    default: '30m',
    description:
      'How long IMAP waits for the next command, and IDLE for its end (RFC 9051 §5.4 asks for thirty minutes at least), then says BYE. Before the login it waits three minutes at most.',
    example: '1h',
    elsewhere: ['imap-timeout'],
  }),
} as const
