import { lazy, type ReactNode, Suspense, useEffect, useRef } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs'
import type { MessageDetail } from '../api/types.ts'
import { ChecksCount } from '../checks/checks-count.tsx'
import { scrollSideways } from '../parts/scroll-sideways.ts'
import { go, usePlace } from '../place.ts'
import { words } from '../words/words.ts'
import { AttachmentsView } from './attachments-view.tsx'
import { DetailsView } from './details-view.tsx'
import { TextView } from './text-view.tsx'

/** Views that are loaded when they are first asked for: they bring what the first view needs none of. */
const HtmlView = lazy(async () => ({ default: (await import('./html-view.tsx')).HtmlView }))
const SourceView = lazy(async () => ({ default: (await import('./source-view.tsx')).SourceView }))
const RawView = lazy(async () => ({ default: (await import('./raw-view.tsx')).RawView }))
const HeadersView = lazy(async () => ({ default: (await import('./headers-view.tsx')).HeadersView }))
const PartsView = lazy(async () => ({ default: (await import('./parts-view.tsx')).PartsView }))
const MessageSession = lazy(async () => ({
  default: (await import('../sessions/message-session.tsx')).MessageSession,
}))
const ChecksView = lazy(async () => ({ default: (await import('../checks/checks-view.tsx')).ChecksView }))

interface View {
  readonly id: string
  readonly name: string
  readonly count?: ReactNode
  readonly there: boolean
  readonly show: () => ReactNode
}

/** The view that was chosen last; it stays while one goes from message to message. */
let chosen = 'html'

export function MessageTabs({ message }: { readonly message: MessageDetail }): ReactNode {
  const wanted = usePlace().tab ?? chosen
  const views = viewsOf(message).filter(({ there }) => there)
  const selected = views.some(({ id }) => id === wanted) ? wanted : (views[0]?.id ?? 'raw')
  const at = views.findIndex(({ id }) => id === selected)
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // On a narrow page the list is wider than the page; its tabs are there one step after it.
    const step = requestAnimationFrame(() => {
      const tab = list.current?.querySelectorAll('[role="tab"]')[at]
      if (list.current !== null && tab !== undefined) scrollSideways(list.current, tab)
    })
    return () => cancelAnimationFrame(step)
  }, [at])
  return (
    <Tabs
      className="tabs"
      selectedKey={selected}
      onSelectionChange={(key) => {
        chosen = String(key)
        go({ tab: chosen })
      }}
    >
      <TabList ref={list} className="tab-list" aria-label={words.message.views}>
        {views.map(({ id, name, count }) => (
          <Tab className="tab" id={id} key={id}>
            {name} {count !== undefined && <span className="count">{count}</span>}
          </Tab>
        ))}
      </TabList>
      {views.map(({ id, show }) => (
        <TabPanel className="tab-panel" id={id} key={id}>
          {id === selected && (
            <Suspense fallback={<p className="absent">{words.phrases.reading}</p>}>{show()}</Suspense>
          )}
        </TabPanel>
      ))}
    </Tabs>
  )
}

function viewsOf(message: MessageDetail): readonly View[] {
  const { attachments, headers, html, session } = message
  return [
    {
      id: 'html',
      name: words.message.html,
      there: html !== null,
      show: () => <HtmlView id={message.id} />,
    },
    {
      id: 'source',
      name: words.message.source,
      there: html !== null,
      show: () => <SourceView html={html ?? ''} />,
    },
    {
      id: 'text',
      name: words.message.text,
      there: message.text !== null || html === null,
      show: () => <TextView text={message.text} />,
    },
    {
      id: 'checks',
      name: words.checks.title,
      count: <ChecksCount id={message.id} />,
      there: true,
      show: () => <ChecksView id={message.id} />,
    },
    {
      id: 'raw',
      name: words.message.raw,
      there: true,
      show: () => <RawView id={message.id} size={message.size} />,
    },
    {
      id: 'headers',
      name: words.message.headers,
      there: true,
      show: () => <HeadersView id={message.id} headers={headers} />,
    },
    {
      id: 'parts',
      name: words.message.parts,
      there: true,
      show: () => <PartsView message={message} />,
    },
    {
      id: 'attachments',
      name: words.message.attachments,
      count: attachments.length || undefined,
      there: true,
      show: () => <AttachmentsView message={message} />,
    },
    {
      id: 'details',
      name: words.message.details,
      there: true,
      show: () => <DetailsView message={message} />,
    },
    {
      id: 'session',
      name: words.session.title,
      there: session !== null,
      show: () => session !== null && <MessageSession id={session} />,
    },
  ]
}
