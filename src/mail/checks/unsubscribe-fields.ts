import { LIMITS } from '../limits.ts'
import type { Message } from '../message.ts'

/** The addresses `<…>` of List-Unsubscribe, in order (RFC 2369 §2). */
export function unsubscribeAddresses(message: Message): string[] {
  const field = message.fields.first('list-unsubscribe')
  if (field === undefined) return []
  const found = message.value(field).matchAll(/<([^<>]{0,4096})>/g)
  return [...found].slice(0, LIMITS.parameters).map(([, address = '']) => address.replace(/\s+/g, ''))
}
