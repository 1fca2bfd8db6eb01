import { useEffect } from 'react'
import type { Area, Place } from '../address.ts'
import { useInboxes } from '../api/queries.ts'
import { revealed } from '../text/reveal.ts'
import { words } from '../words/words.ts'

/** The tab's title: how much is unread here, and where here is. */
export function useTitle({ area, inbox }: Place): void {
  const inboxes = useInboxes().data
  const unread = (inboxes ?? [])
    .filter(({ name }) => inbox === null || name === inbox)
    .reduce((sum, each) => sum + each.unread, 0)
  useEffect(() => {
    const where = [inbox === null ? null : revealed(inbox), nameOf(area), 'Sandpost']
    const name = where.filter((each) => each !== null).join(' · ')
    document.title = unread === 0 ? name : `(${unread}) ${name}`
  }, [area, inbox, unread])
}

/** `null`: mail, which needs no name. */
function nameOf(area: Area): string | null {
  switch (area) {
    case 'mail':
      return null
    case 'connect':
      return words.connect.title
    case 'sessions':
      return words.session.list
    case 'settings':
      return words.settings.title
    case 'compare':
      return words.compare.title
  }
}
