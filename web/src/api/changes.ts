import { useMutation, useQueryClient } from '@tanstack/react-query'
import { flagged, type Pages, withFlags, without } from './pages.ts'
import { inboxPath, messagePath } from './paths.ts'
import { FINE_WHEN_GONE } from './query-client.ts'
import { ask, keepCsrfToken } from './request.ts'
import type { Login, MessageDetail, MessageSummary } from './types.ts'

interface FlagChange {
  readonly id: string
  readonly change: { readonly seen?: boolean; readonly flagged?: boolean }
}

/** Marks a message read or unread, or flags it. */
export function useFlags() {
  const client = useQueryClient()
  return useMutation({
    meta: FINE_WHEN_GONE,
    mutationFn: ({ id, change }: FlagChange) =>
      ask<MessageSummary>(messagePath(id), { method: 'PATCH', body: change }),
    onSuccess: (now) => {
      const changes = new Map([[now.id, now]])
      client.setQueriesData<Pages>({ queryKey: ['messages'] }, (pages) => pages && withFlags(pages, changes))
      client.setQueryData<MessageDetail>(['message', now.id], (detail) => detail && flagged(detail, now))
      return client.invalidateQueries({ queryKey: ['inboxes'] })
    },
  })
}

export function useRemoval() {
  const client = useQueryClient()
  return useMutation({
    meta: FINE_WHEN_GONE,
    mutationFn: (id: string) => ask<void>(messagePath(id), { method: 'DELETE' }),
    onSuccess: (_, id) => {
      const ids = new Set([id])
      client.setQueriesData<Pages>({ queryKey: ['messages'] }, (pages) => pages && without(pages, ids))
      client.removeQueries({ queryKey: ['message', id] })
      return client.invalidateQueries({ queryKey: ['inboxes'] })
    },
  })
}

export function useClearing() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (inbox: string) => ask<unknown>(`${inboxPath(inbox)}/clear`, { method: 'POST', body: {} }),
    onSuccess: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'frame' }),
  })
}

/** Trades the token for a login cookie. What was wrong with it is shown where it was typed. */
export function useUnlocking() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (token: string) => ask<Login>('/v1/login', { method: 'POST', body: { token } }),
    onSuccess: async (login) => {
      keepCsrfToken(login.csrf)
      client.setQueryData(['login'], login)
    },
  })
}

export function useLocking() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => ask<void>('/v1/login', { method: 'DELETE' }),
    onSuccess: () => {
      client.clear()
      location.assign('/')
    },
  })
}
