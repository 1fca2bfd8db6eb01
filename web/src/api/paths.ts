/** How many messages one page of a list has. */
export const PAGE = 100

/** One page of the messages of an inbox (`null`: of all), before or after a `seq`. */
export function listPath(
  inbox: string | null,
  asked: { readonly q?: string; readonly before?: number; readonly after?: number; readonly limit?: number },
): string {
  const search = new URLSearchParams({ limit: String(asked.limit ?? PAGE) })
  if (asked.q) search.set('q', asked.q)
  if (asked.before !== undefined) search.set('before', String(asked.before))
  if (asked.after !== undefined) search.set('after', String(asked.after))
  const messages = inbox === null ? '/v1/messages' : `${inboxPath(inbox)}/messages`
  return `${messages}?${search}`
}

export function inboxPath(inbox: string): string {
  return `/v1/inboxes/${encodeURIComponent(inbox)}`
}

export function messagePath(id: string): string {
  return `/v1/messages/${encodeURIComponent(id)}`
}

/** The octets of part `n` of a message. */
export function partPath(id: string, n: number): string {
  return `${messagePath(id)}/parts/${n}`
}
