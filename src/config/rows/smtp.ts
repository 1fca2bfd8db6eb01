import { option } from '../option.ts'
import { yesOrNo } from '../readers/choice.ts'
import { hostName } from '../readers/text.ts'

export const SMTP = {
  'smtp-hostname': option({
    reader: hostName,
    default: 'sandpost',
    description: 'The name that the greeting and the answer to EHLO give.',
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
  'smtp-xclient': option({
    reader: yesOrNo,
    default: 'false',
    description: 'Offers XCLIENT: a proxy may say whom it speaks for.',
    example: 'true',
    elsewhere: ['xclient', 'proxy'],
  }),
} as const
