import { useMutation, useQueryClient } from '@tanstack/react-query'
import { changeDetail } from './change-detail.ts'
import { changedTo, type Pages, withChange, without } from './pages.ts'
import { inboxPath } from './paths.ts'
import { ask, keepCsrfToken } from './request.ts'
import type { Login } from './types.ts'

interface Change {
  readonly ids: readonly string[]
  readonly change: {
    readonly seen?: boolean
    readonly flagged?: boolean
    readonly addTags?: readonly string[]
    readonly removeTags?: readonly string[]
  }
}

/** Marks messages read or unread, flags or tags them. Those that are gone are passed over. */
export function useChange() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: Change) => ask<unknown>('/v1/messages', { method: 'PATCH', body }),
    onSuccess: (_, { ids, change }) => {
      const changed = new Set(ids)
      client.setQueriesData<Pages>(
        { queryKey: ['messages'] },
        (pages) => pages && withChange(pages, changed, change),
      )
      for (const id of ids) changeDetail(client, id, (detail) => changedTo(detail, change))
      return client.invalidateQueries({ queryKey: ['inboxes'] })
    },
  })
}

/** Removes messages for good. */
export function useRemoval() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ ids, leaving = false }: { readonly ids: readonly string[]; readonly leaving?: boolean }) =>
      ask<unknown>('/v1/messages', { method: 'DELETE', body: { ids }, keepalive: leaving }),
    onMutate: ({ ids }) => {
      const gone = new Set(ids)
      client.setQueriesData<Pages>({ queryKey: ['messages'] }, (pages) => pages && without(pages, gone))
    },
    onError: () => client.invalidateQueries({ queryKey: ['messages'] }),
    onSuccess: (_, { ids }) => {
      for (const id of ids) client.removeQueries({ queryKey: ['message', id] })
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
