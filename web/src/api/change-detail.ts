import type { QueryClient } from '@tanstack/react-query'
import type { MessageDetail } from './types.ts'

/** Changes what is known of a message. One that was found to be gone stays so: the change was on its way before. */
export function changeDetail(
  client: QueryClient,
  id: string,
  change: (detail: MessageDetail) => MessageDetail,
): void {
  const queryKey = ['message', id]
  if (client.getQueryState(queryKey)?.status !== 'success') return
  client.setQueryData<MessageDetail>(queryKey, (detail) => detail && change(detail))
}
