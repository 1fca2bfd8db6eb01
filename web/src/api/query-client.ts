import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { Refusal } from './request.ts'

/** `meta` of a change whose failure is told where it was asked for. */
export const SHOWN_IN_PLACE = { shownInPlace: true } as const

type Listener = (message: string) => void

/** The cache of what the server said. A 401 anywhere asks again whether a login is needed; a failed change is told. */
export function createQueryClient(onFailedChange: Listener): QueryClient {
  const relock = (error: Error) => {
    if (error instanceof Refusal && error.status === 401)
      void client.invalidateQueries({ queryKey: ['login'] })
  }
  const client = new QueryClient({
    queryCache: new QueryCache({ onError: relock }),
    mutationCache: new MutationCache({
      onError: (error, _variables, _context, { meta }) => {
        relock(error)
        if (meta === SHOWN_IN_PLACE) return
        onFailedChange(error instanceof Refusal ? `${error.message} ${error.todo}` : error.message)
      },
    }),
    defaultOptions: {
      queries: {
        refetchOnWindowFocus: false,
        staleTime: 60_000,
        // What the server refused stays refused; what did not reach it may.
        retry: (failures, error) => failures < 2 && !(error instanceof Refusal && error.status < 500),
      },
      mutations: { retry: false },
    },
  })
  return client
}
