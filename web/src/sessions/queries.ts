import { useInfiniteQuery } from '@tanstack/react-query'
import { ask } from '../api/request.ts'
import type { SessionList } from '../api/types.ts'
import type { SessionPage } from './session-pages.ts'

/** How many sessions one page of the list has. */
const PAGE = 100

/** The key of a list in the cache. @param filter as the API's query has it */
export function listKey(filter: string) {
  return ['sessions', filter] as const
}

/** Sessions that the filter asks for, newest first, page by page. @param filter as the API's query has it */
export function useSessions(filter: string) {
  return useInfiniteQuery({
    queryKey: listKey(filter),
    queryFn: async ({ pageParam, signal }): Promise<SessionPage> => {
      const search = new URLSearchParams(filter)
      search.set('limit', String(PAGE))
      if (pageParam !== null) search.set('before', pageParam)
      const list = await ask<SessionList>(`/v1/sessions?${search}`, { signal })
      return { ...list, next: list.sessions.length < PAGE ? null : (list.sessions.at(-1)?.id ?? null) }
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: (previous) => previous,
  })
}
