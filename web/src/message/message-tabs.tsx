import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs'
import type { MessageDetail } from '../api/types.ts'
import { go, usePlace } from '../place.ts'
import { words } from '../words/words.ts'
import { AttachmentsView } from './attachments-view.tsx'
import { DetailsView } from './details-view.tsx'
import { HeadersView } from './headers-view.tsx'
import { HtmlView } from './html-view.tsx'
import { RawView } from './raw-view.tsx'
import { SessionTab } from './session-tab.tsx'
import { TextView } from './text-view.tsx'

interface View {
  readonly id: string
  readonly name: string
  readonly count?: number
  readonly there: boolean
  readonly show: () => ReactNode
}

/** The view that was chosen last; it stays while one goes from message to message. */
let chosen = 'html'

export function MessageTabs({ message }: { readonly message: MessageDetail }): ReactNode {
  const wanted = usePlace().tab ?? chosen
  const views = viewsOf(message).filter(({ there }) => there)
  const selected = views.some(({ id }) => id === wanted) ? wanted : (views[0]?.id ?? 'raw')
  return (
    <Tabs
      className="tabs"
      selectedKey={selected}
      onSelectionChange={(key) => {
        chosen = String(key)
        go({ tab: chosen })
      }}
    >
      <TabList className="tab-list" aria-label={words.message.views}>
        {views.map(({ id, name, count }) => (
          <Tab className="tab" id={id} key={id}>
            {name} {count !== undefined && <span className="count">{count}</span>}
          </Tab>
        ))}
      </TabList>
      {views.map(({ id, show }) => (
        <TabPanel className="tab-panel" id={id} key={id}>
          {id === selected && show()}
        </TabPanel>
      ))}
    </Tabs>
  )
}

function viewsOf(message: MessageDetail): readonly View[] {
  const { attachments, headers, session } = message
  return [
    {
      id: 'html',
      name: words.message.html,
      there: message.html !== null,
      show: () => <HtmlView id={message.id} />,
    },
    {
      id: 'text',
      name: words.message.text,
      there: message.text !== null || message.html === null,
      show: () => <TextView text={message.text} />,
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
      count: headers.length,
      there: true,
      show: () => <HeadersView headers={headers} />,
    },
    {
      id: 'attachments',
      name: words.message.attachments,
      count: attachments.length,
      there: true,
      show: () => <AttachmentsView message={message.id} attachments={attachments} />,
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
      show: () => session !== null && <SessionTab id={session} />,
    },
  ]
}
