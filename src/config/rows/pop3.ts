import { option } from '../option.ts'
import { choice } from '../readers/choice.ts'
import { duration } from '../readers/numbers.ts'

const SECOND = 1000
const HOUR = 3_600_000

export const POP3 = {
  'pop3-on-retrieve': option({
    reader: choice('keep', 'mark-read', 'archive', 'delete'),
    default: 'keep',
    description:
      'What a download by POP3 does to a message: nothing; it is marked as read at once; it moves to Archive, or is deleted, when the client says QUIT. An inbox may have its own (`onRetrieve` in REST).',
    example: 'mark-read',
    elsewhere: ['on-retrieve', 'pop3-policy'],
  }),
  'pop3-lock': option({
    reader: choice('exclusive', 'shared'),
    default: 'exclusive',
    description:
      'Whether a maildrop that is open in one session is refused to another with `-ERR [IN-USE]` (RFC 1939 §4), or each gets its own view of it.',
    example: 'shared',
  }),
  'pop3-login-delay': option({
    reader: duration({ least: 0, most: 24 * HOUR }),
    default: '0s',
    description:
      'How soon after a login the same inbox may be opened again (RFC 2449 §6.5); sooner is answered `-ERR [LOGIN-DELAY]`.',
    example: '15m',
  }),
  'pop3-idle-timeout': option({
    reader: duration({ least: SECOND, most: 24 * HOUR }),
    default: '10m',
    description:
      'How long POP3 waits for the next command (RFC 1939 §3 asks for ten minutes), then closes without deleting anything. Before the login it waits three minutes at most.',
    example: '1m',
    elsewhere: ['pop3-timeout'],
  }),
} as const
