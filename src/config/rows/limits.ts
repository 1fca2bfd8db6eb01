import { option } from '../option.ts'
import { count, duration, size } from '../readers/numbers.ts'

const SECOND = 1000
const HOUR = 3_600_000
const MIB = 1024 ** 2

export const LIMITS = {
  'max-message-size': option({
    reader: size({ least: 1, most: 1024 * MIB }),
    default: '50MiB',
    description: 'The largest message taken; SMTP advertises it and answers 552 to a larger one.',
    example: '10MiB',
    elsewhere: ['message-size', 'max-size', 'smtp-max-size'],
  }),
  'max-recipients': option({
    reader: count({ least: 1, most: 100_000 }),
    default: '1000',
    description: 'Most recipients of one message; the next is answered 452.',
    example: '100',
    elsewhere: ['smtp-max-recipients', 'recipients'],
  }),
  'max-connections': option({
    reader: count({ least: 1, most: 100_000 }),
    default: '1000',
    description: 'Most connections of the mail protocols at a time; the next is refused.',
    example: '200',
    elsewhere: ['max-clients', 'connections'],
  }),
  'max-connections-per-ip': option({
    reader: count({ least: 1, most: 100_000 }),
    default: '100',
    description: 'Most connections of the mail protocols from one address at a time; the next is refused.',
    example: '20',
    elsewhere: ['max-clients-per-ip'],
  }),
  'smtp-idle-timeout': option({
    reader: duration({ least: SECOND, most: 24 * HOUR }),
    default: '5m',
    description:
      'How long SMTP waits for the next command (RFC 5321 §4.5.3.2.7 asks for five minutes), then answers 421.',
    example: '30s',
    elsewhere: ['timeout', 'idle-timeout', 'socket-timeout'],
  }),
  'smtp-data-timeout': option({
    reader: duration({ least: SECOND, most: 24 * HOUR }),
    default: '10m',
    description: 'How long one message may take to arrive.',
    example: '1m',
    elsewhere: ['data-timeout'],
  }),
} as const
