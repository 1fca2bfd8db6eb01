import { option } from '../option.ts'
import { listOf, offable } from '../reader.ts'
import { choice, yesOrNo } from '../readers/choice.ts'
import { inboxPasswords } from '../readers/inbox-passwords.ts'
import { duration } from '../readers/numbers.ts'
import { hostName } from '../readers/text.ts'

const SECOND = 1000
const DAY = 86_400_000

export const LOGINS = {
  auth: option({
    reader: choice('optional', 'required'),
    default: 'optional',
    description:
      'Whether a client must log in before it sends. The user name chooses the inbox; mail without a login goes where `--inbox-domain`, the field `X-Sandpost-Inbox` or its port says, else to `default`.',
    example: 'required',
    elsewhere: ['smtp-auth', 'smtp-auth-accept-any', 'require-auth', 'auth-file'],
  }),
  inboxes: option({
    reader: inboxPasswords,
    default: 'none',
    secret: true,
    description:
      'Declares inboxes. Their passwords are always checked, and also guard `name+anything`. A name or password with a colon or comma goes into the table `[inboxes]` of the configuration file. A command line can be seen by other users of the machine; the variable and the file cannot.',
    example: 'shop:s3cret,crm:pa55',
    elsewhere: ['users', 'user', 'accounts', 'mailboxes', 'incoming-user', 'incoming-pass'],
  }),
  'auto-inboxes': option({
    reader: yesOrNo,
    default: 'true',
    description: 'Whether an unknown user name makes an inbox, with any password. `false` refuses the login.',
    example: 'false',
    elsewhere: ['auto-create', 'accept-any'],
  }),
  'label-ttl': option({
    reader: offable(duration({ least: SECOND, most: 36_500 * DAY })),
    default: '24h',
    description:
      'How long an inbox of a label (`name+label`) that its first mail or login made is kept once nobody uses it any more: then it goes, with its messages. `off` keeps it. An inbox may have its own (`ttl` in REST).',
    example: '1h',
    elsewhere: ['label-expire', 'inbox-ttl'],
  }),
  'inbox-domain': option({
    reader: listOf(hostName, (name) => name),
    default: 'none',
    description:
      'Domains whose subdomains are inboxes: without a login, mail to `anything@shop.ci.test` goes to the inbox `shop` when this is `ci.test`.',
    example: 'ci.test',
    elsewhere: ['domain', 'catch-all', 'inbox-domains'],
  }),
} as const
