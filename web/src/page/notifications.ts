import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import { START } from '../address.ts'
import type { MessageSummary } from '../api/types.ts'
import { go } from '../place.ts'
import { revealed } from '../text/reveal.ts'
import { words } from '../words/words.ts'

const KEY = 'sandpost.notify'
const listeners = new Set<() => void>()

/** Whether this page can notify at all: browsers let it on loopback and by HTTPS alone. */
export const canNotify = 'Notification' in window

/** Whether new mail is told while the page is out of sight. */
export function useNotifying(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => canNotify && Notification.permission === 'granted' && localStorage.getItem(KEY) === 'on',
  )
}

/** @returns whether the browser allows what was asked for */
export async function setNotifying(wanted: boolean): Promise<boolean> {
  const allowed = !wanted || (await Notification.requestPermission()) === 'granted'
  localStorage.setItem(KEY, wanted && allowed ? 'on' : 'off')
  for (const listener of listeners) listener()
  return allowed
}

/** Tells what arrived, while nobody looks. */
export function useNotifications(arrived: readonly MessageSummary[]): void {
  const on = useNotifying()
  const tell = useEffectEvent((messages: readonly MessageSummary[]) => {
    if (on && document.visibilityState !== 'visible') notifyOf(messages)
  })
  useEffect(() => tell(arrived), [arrived])
}

function notifyOf(messages: readonly MessageSummary[]): void {
  const [message] = messages
  if (message === undefined) return
  const many = messages.length > 1
  const [author] = message.from
  const told = new Notification(many ? words.list.arrived(messages.length) : revealed(message.subject), {
    body: many ? '' : revealed(author?.name || author?.address || ''),
    icon: '/icon-192.png',
    tag: 'sandpost',
  })
  told.onclick = () => {
    window.focus()
    go({ ...START, inbox: message.inbox, message: many ? null : message.id })
    told.close()
  }
}
