import { option } from '../option.ts'
import { choice } from '../readers/choice.ts'

export const LOGGING = {
  'log-level': option({
    reader: choice('debug', 'info', 'warn', 'error', 'silent'),
    default: 'info',
    description: 'The least important line that is logged. Contents of messages and secrets never are.',
    example: 'warn',
    elsewhere: ['verbose', 'quiet', 'loglevel'],
  }),
  'log-format': option({
    reader: choice('pretty', 'json'),
    default: 'pretty',
    description:
      '`pretty`: one readable line an event. `json`: one JSON object an event. Both on stdout, after the banner.',
    example: 'json',
    elsewhere: ['log-json', 'json', 'log-file'],
  }),
} as const
