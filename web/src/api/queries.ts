import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { Page } from './pages.ts'
import { listPath, messagePath, PAGE } from './paths.ts'
import { ask, keepCsrfToken, respond } from './request.ts'
import type { Frame, InboxList, Login, MessageDetail, MessageList, ServerInfo, Session } from './types.ts'

/** Octets of the raw message that are read at a time. */
export const RAW_STEP = 256 * 1024

export function useLogin() {
  return useQuery({
    queryKey: ['login'],
    queryFn: async ({ signal }) => {
      const login = await ask<Login>('/v1/login', { signal })
      keepCsrfToken(login.csrf)
      return login
    },
  })
}

export function useServer() {
  return useQuery({
    queryKey: ['server'],
    queryFn: ({ signal }) => ask<ServerInfo>('/v1/server', { signal }),
    refetchInterval: 30_000,
  })
}

export function useInboxes() {
  return useQuery({
    queryKey: ['inboxes'],
    queryFn: async ({ signal }) => (await ask<InboxList>('/v1/inboxes', { signal })).inboxes,
  })
}

/** The messages of an inbox (`null`: of all) that match `q`, newest first, page by page. */
export function useMessages(inbox: string | null, q: string) {
  return useInfiniteQuery({
    queryKey: ['messages', inbox, q] as const,
    queryFn: async ({ pageParam, signal }): Promise<Page> => {
      const before = pageParam === null ? {} : { before: pageParam }
      const list = await ask<MessageList>(listPath(inbox, { q, ...before }), { signal })
      const oldest = list.messages.at(-1)
      return { ...list, next: list.messages.length < PAGE || oldest === undefined ? null : oldest.seq }
    },
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
    // While a search is typed its last answer stays; another inbox starts empty.
    placeholderData: (previous, query) =>
      query?.queryKey[1] === inbox ? keepPreviousData(previous) : undefined,
  })
}

export function useMessage(id: string) {
  return useQuery({
    queryKey: ['message', id],
    queryFn: ({ signal }) => ask<MessageDetail>(messagePath(id), { signal }),
  })
}

/** Where the HTML can be framed. The address dies after a minute, so it is asked for anew with every showing. */
export function useFrame(id: string, mode: 'blocked' | 'remote') {
  return useQuery({
    queryKey: ['frame', id, mode],
    queryFn: ({ signal }) => ask<Frame>(`${messagePath(id)}/frame?mode=${mode}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnReconnect: false,
  })
}

export function useSession(id: string) {
  return useQuery({
    queryKey: ['session', id],
    queryFn: ({ signal }) => ask<Session>(`/v1/sessions/${encodeURIComponent(id)}`, { signal }),
  })
}

/** The raw message as text, in steps: a large one is read only as far as it is looked at. */
export function useRaw(id: string, size: number) {
  return useInfiniteQuery({
    queryKey: ['raw', id],
    queryFn: async ({ pageParam, signal }) => {
      const end = Math.min(size, pageParam + RAW_STEP)
      if (size === 0) return { text: '', end }
      const headers = { range: `bytes=${pageParam}-${end - 1}` }
      const response = await respond(`${messagePath(id)}/raw`, { headers, signal })
      return { text: new TextDecoder().decode(await response.arrayBuffer()), end }
    },
    initialPageParam: 0,
    getNextPageParam: ({ end }) => (end < size ? end : null),
    gcTime: 0,
  })
}
