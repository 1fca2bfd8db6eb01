import { option } from '../option.ts'
import { offable } from '../reader.ts'
import { choice } from '../readers/choice.ts'
import { count, duration, size } from '../readers/numbers.ts'
import { defaultStore, storePlace } from '../readers/store-place.ts'

const SECOND = 1000
const DAY = 86_400_000

export const STORE = {
  store: option({
    reader: storePlace,
    default: "sqlite:sandpost.db in the user's data folder",
    computed: defaultStore,
    description:
      'Where messages are kept. The data folder is `$XDG_DATA_HOME/sandpost` or `~/.local/share/sandpost`, on macOS `~/Library/Application Support/sandpost`, on Windows `%LOCALAPPDATA%\\sandpost`; the container image uses `/data`. `sqlite:~/PATH` is in your home. `memory:` keeps nothing after the end.',
    example: 'sqlite:./sandpost.db',
    elsewhere: ['database', 'db', 'data', 'data-dir', 'db-file', 'storage', 'mail-directory'],
  }),
  durability: option({
    reader: choice('full', 'fast'),
    default: 'full',
    description:
      'What 250 promises. `full`: the message is on disk. `fast`: it survives a crash of the program, but the last messages may be lost when the power fails.',
    example: 'fast',
    elsewhere: ['sync', 'synchronous', 'fsync'],
  }),
  'max-messages': option({
    reader: offable(count({ least: 1, most: 1_000_000_000 })),
    default: 'off',
    description: 'Most messages that an inbox keeps; the oldest are pruned.',
    example: '5000',
    elsewhere: ['max', 'limit', 'retain', 'keep'],
  }),
  'max-age': option({
    reader: offable(duration({ least: SECOND, most: 36_500 * DAY })),
    default: 'off',
    description: 'How long an inbox keeps a message after it was received.',
    example: '7d',
    elsewhere: ['ttl', 'expire', 'retention'],
  }),
  'max-bytes': option({
    reader: offable(size({ least: 1, most: Number.MAX_SAFE_INTEGER })),
    default: 'off',
    description: 'Most octets of messages that an inbox keeps; the oldest are pruned.',
    example: '2GiB',
    elsewhere: ['quota', 'max-storage'],
  }),
} as const
