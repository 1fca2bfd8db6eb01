import type { QueryClient } from '@tanstack/react-query'
import { inboxRenamed } from '../place.ts'

/**
 * The page goes along with an inbox that has a new name, and reads anew whatever may show the name. What was read under
 * the old one is left alone: it is still on screen for a moment, and there is nothing by that name any more.
 */
export function followRename(client: QueryClient, was: string, now: string): Promise<void> {
  inboxRenamed(was, now)
  return client.invalidateQueries({
    predicate: ({ queryKey: [what, name] }) => what !== 'frame' && name !== was,
  })
}
