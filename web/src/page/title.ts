import { useEffect } from 'react'
import type { Place } from '../address.ts'
import { useInboxes } from '../api/queries.ts'
import { revealed } from '../text/reveal.ts'

/** The tab's title: how much is unread here, and where here is. */
export function useTitle({ inbox }: Place): void {
  const inboxes = useInboxes().data
  const unread = (inboxes ?? [])
    .filter(({ name }) => inbox === null || name === inbox)
    .reduce((sum, each) => sum + each.unread, 0)
  useEffect(() => {
    const name = inbox === null ? 'Sandpost' : `${revealed(inbox)} · Sandpost`
    document.title = unread === 0 ? name : `(${unread}) ${name}`
  }, [inbox, unread])
}
