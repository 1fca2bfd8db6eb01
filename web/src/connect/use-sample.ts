import { useMutation } from '@tanstack/react-query'
import { inboxPath } from '../api/paths.ts'
import { ask } from '../api/request.ts'
import { SAMPLE } from './sample.ts'

/** Puts a sample message into an inbox. It is heard of as any other mail is. */
export function useSample(inbox: string) {
  return useMutation({
    mutationFn: () => ask<unknown>(`${inboxPath(inbox)}/messages`, { method: 'POST', body: SAMPLE }),
  })
}
