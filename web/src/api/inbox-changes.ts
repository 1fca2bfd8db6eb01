import { useMutation, useQueryClient } from '@tanstack/react-query'
import { followRename } from './inbox-renamed.ts'
import { inboxPath } from './paths.ts'
import { SHOWN_IN_PLACE } from './query-client.ts'
import { ask } from './request.ts'
import type { Changed, Inbox, InboxChange, InboxCreate } from './types.ts'

/** Creates an inbox. What was wrong is shown where it was typed. */
export function useInboxCreation() {
  const client = useQueryClient()
  return useMutation({
    meta: SHOWN_IN_PLACE,
    mutationFn: (inbox: InboxCreate) => ask<Inbox>('/v1/inboxes', { method: 'POST', body: inbox }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['inboxes'] }),
  })
}

/** Changes an inbox, its name too: the page goes where it is then. */
export function useInboxChange(name: string) {
  const client = useQueryClient()
  return useMutation({
    meta: SHOWN_IN_PLACE,
    mutationFn: (change: InboxChange) => ask<Inbox>(inboxPath(name), { method: 'PATCH', body: change }),
    onSuccess: (now) =>
      now.name === name
        ? client.invalidateQueries({ queryKey: ['inboxes'] })
        : followRename(client, name, now.name),
  })
}

export function useInboxRemoval() {
  const client = useQueryClient()
  return useMutation({
    meta: SHOWN_IN_PLACE,
    mutationFn: (name: string) => ask<void>(inboxPath(name), { method: 'DELETE' }),
    onSuccess: (_, name) => {
      client.removeQueries({ queryKey: ['messages', name], type: 'inactive' })
      return client.invalidateQueries({
        predicate: ({ queryKey: [what, inbox] }) =>
          what === 'inboxes' || (what === 'messages' && inbox === null),
      })
    },
  })
}

/** Marks everything in an inbox as read; events tell which messages that were. */
export function useReadAll() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (name: string) =>
      ask<Changed>(`${inboxPath(name)}/messages`, {
        method: 'PATCH',
        body: { query: 'is:unread', change: { seen: true } },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['inboxes'] }),
  })
}
