import type { ReactNode } from 'react'
import { useMessage } from '../api/queries.ts'
import type { MessageDetail } from '../api/types.ts'
import type { AreaProps } from '../page/area-props.ts'
import { Icon } from '../parts/icon.tsx'
import { MenuButton } from '../parts/menu-button.tsx'
import { go, usePlace } from '../place.ts'
import { words } from '../words/words.ts'
import { CompareTabs } from './compare-tabs.tsx'
import { MessageCard } from './message-card.tsx'

/** Two messages beside each other, and what differs. */
export function Compare({ onMenu }: AreaProps): ReactNode {
  const { message, other } = usePlace()
  return message === null || other === null ? null : <Compared left={message} right={other} onMenu={onMenu} />
}

interface ComparedProps extends Pick<AreaProps, 'onMenu'> {
  /** Ids of messages. */
  readonly left: string
  readonly right: string
}

function Compared({ left, right, onMenu }: ComparedProps): ReactNode {
  const one = useMessage(left)
  const two = useMessage(right)
  const error = one.error ?? two.error
  return (
    <section className="compare" aria-label={words.compare.title} aria-busy={one.isPending || two.isPending}>
      <div className="message-bar" role="toolbar" aria-label={words.compare.actions}>
        <MenuButton onMenu={onMenu} />
        <button
          type="button"
          className="button quiet"
          onClick={() =>
            go({ area: 'mail', inbox: one.data?.inbox ?? null, message: left, other: null, tab: null })
          }
        >
          <Icon name="back" />
          {words.compare.back}
        </button>
        <h1>{words.compare.title}</h1>
        <button
          type="button"
          className="button quiet"
          onClick={() => go({ message: right, other: left }, 'replace')}
        >
          <Icon name="swap" />
          {words.compare.swap}
        </button>
      </div>
      {error !== null && (
        <p className="problem" role="alert">
          {error.message}
        </p>
      )}
      {one.data !== undefined && two.data !== undefined && <Both left={one.data} right={two.data} />}
    </section>
  )
}

function Both({ left, right }: { readonly left: MessageDetail; readonly right: MessageDetail }): ReactNode {
  return (
    <>
      <div className="compare-pair">
        <MessageCard message={left} label={words.compare.left} />
        <MessageCard message={right} label={words.compare.right} />
      </div>
      <CompareTabs left={left} right={right} />
    </>
  )
}
