import type { EventFeed } from '../domain/events.ts'
import type { Clock } from '../lib/clock.ts'
import type { Log } from '../lib/log.ts'
import type { ImapStore } from './command.ts'
import type { GateParts } from './gate.ts'
import type { ImapLimits } from './limits.ts'
import type { ImapSettings } from './settings.ts'
import type { SharedReads } from './shared-reads.ts'

/** What all sessions of a server share. */
export interface Services extends GateParts {
  readonly store: ImapStore
  readonly reads: SharedReads
  readonly feed: EventFeed
  readonly settings: ImapSettings & { readonly limits: ImapLimits }
  readonly clock: Clock
  readonly log: Log
}
