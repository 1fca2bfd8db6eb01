import { option } from '../option.ts'
import { choice, yesOrNo } from '../readers/choice.ts'
import { hostName } from '../readers/text.ts'

export const SMTP = {
  'smtp-hostname': option({
    reader: hostName,
    default: 'sandpost',
    description: 'The name that SMTP gives in its greeting and answer to EHLO, and POP3 in its greeting.',
    example: 'mail.example.test',
    elsewhere: ['hostname', 'name', 'smtp-name', 'smtp-banner'],
  }),
  'smtp-strict': option({
    reader: yesOrNo,
    default: 'false',
    description:
      'Refuses what a strict server refuses: bare CR and LF, lines too long, addresses against the grammar.',
    example: 'true',
    elsewhere: ['strict', 'smtp-strict-rfc-headers'],
  }),
  'smtp-require-tls': option({
    reader: yesOrNo,
    default: 'false',
    description: 'Refuses AUTH and mail before STARTTLS, as many providers do. Needs TLS.',
    example: 'true',
    elsewhere: ['require-tls', 'require-starttls', 'smtp-require-starttls'],
  }),
  'smtp-early-talkers': option({
    reader: choice('refuse', 'allow'),
    default: 'refuse',
    description: 'What becomes of clients that speak before the greeting: real servers refuse them.',
    example: 'allow',
  }),
  'smtp-xclient': option({
    reader: yesOrNo,
    default: 'false',
    description: 'Offers XCLIENT: a proxy may say whom it speaks for; by address, once in a connection.',
    example: 'true',
    elsewhere: ['xclient', 'proxy'],
  }),
} as const
