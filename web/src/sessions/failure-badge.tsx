import type { ReactNode } from 'react'
import type { SessionSummary } from '../api/types.ts'
import { words } from '../words/words.ts'

/** What went wrong, in two words; nothing when all is well. */
export function FailureBadge({ failure }: Pick<SessionSummary, 'failure'>): ReactNode {
  return failure === null ? null : <span className="badge failed">{words.session.failures[failure]}</span>
}
