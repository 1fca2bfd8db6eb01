import { useQuery } from '@tanstack/react-query'
import { messagePath } from '../api/paths.ts'
import { ask } from '../api/request.ts'
import type { MessageChecks } from '../api/types.ts'

/** What the server's checks say of a message. A message never changes, so they are asked once. */
export function useChecks(id: string) {
  return useQuery({
    queryKey: ['checks', id],
    queryFn: ({ signal }) => ask<MessageChecks>(`${messagePath(id)}/checks`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
}
