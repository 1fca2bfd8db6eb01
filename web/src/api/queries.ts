import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { Page } from './pages.ts'
import { listPath, messagePath, PAGE, partPath } from './paths.ts'
import { rangeOfBlock, textOfBlock } from './raw-blocks.ts'
import { ask, keepCsrfToken, Refusal, respond } from './request.ts'
import type {
  Frame,
  FrameMode,
  InboxList,
  Login,
  MessageDetail,
  MessageList,
  ServerInfo,
  Session,
} from './types.ts'

/** Octets of a part that are shown. */
export const PART_SHOWN = 512 * 1024

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
      const list = await listed(listPath(inbox, { q, ...before }), signal)
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

/** Mail makes an inbox: one that is not there yet, or no longer, is empty, and all that comes to it is new. */
async function listed(path: string, signal: AbortSignal): Promise<MessageList> {
  try {
    return await ask<MessageList>(path, { signal })
  } catch (error) {
    if (error instanceof Refusal && error.code === 'no-such-inbox')
      return { messages: [], total: 0, cursor: 0 }
    throw error
  }
}

export function useMessage(id: string) {
  return useQuery({
    queryKey: ['message', id],
    queryFn: ({ signal }) => ask<MessageDetail>(messagePath(id), { signal }),
  })
}

/** Where the HTML can be framed. The address dies after a minute, so it is asked for anew with every showing. */
export function useFrame(id: string, mode: FrameMode) {
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

/** Text of one block of the raw message: read when it comes in sight, let go a moment after it is out of it. */
export function useRawBlock(id: string, block: number, size: number) {
  return useQuery({
    queryKey: ['raw', id, block],
    queryFn: async ({ signal }) => {
      if (size === 0) return ''
      const { start, end } = rangeOfBlock(block, size)
      return textOfBlock(await octetsOf(`${messagePath(id)}/raw`, { start, end, signal }), block, size)
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 5_000,
  })
}

/** The header block as it was received; octets that are no UTF-8 show as �. */
export function useHeaderBlock(id: string, wanted: boolean) {
  return useQuery({
    queryKey: ['headers', id],
    queryFn: async ({ signal }) => (await respond(`${messagePath(id)}/headers`, { signal })).text(),
    enabled: wanted,
    gcTime: 5_000,
  })
}

/** The first octets of a part, decoded from its transfer encoding. */
export function usePartOctets(id: string, { n, size }: { readonly n: number; readonly size: number | null }) {
  return useQuery({
    queryKey: ['part', id, n],
    queryFn: ({ signal }) => {
      const end = Math.min(size ?? PART_SHOWN, PART_SHOWN)
      return end === 0 ? new Uint8Array(0) : octetsOf(partPath(id, n), { start: 0, end, signal })
    },
    gcTime: 5_000,
  })
}

interface Octets {
  readonly start: number
  readonly end: number
  readonly signal: AbortSignal
}

async function octetsOf(path: string, { start, end, signal }: Octets): Promise<Uint8Array<ArrayBuffer>> {
  const response = await respond(path, { headers: { range: `bytes=${start}-${end - 1}` }, signal })
  return new Uint8Array(await response.arrayBuffer())
}
