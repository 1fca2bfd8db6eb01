import { option } from '../option.ts'
import { choice, yesOrNo } from '../readers/choice.ts'
import { inboxPasswords } from '../readers/inbox-passwords.ts'

export const LOGINS = {
  auth: option({
    reader: choice('optional', 'required'),
    default: 'optional',
    description:
      'Whether a client must log in before it sends. The user name chooses the inbox; mail without a login goes to `default`.',
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
} as const
