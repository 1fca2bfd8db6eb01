import { type ReactNode, useState } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs'
import type { MessageDetail } from '../api/types.ts'
import { AttachmentsView } from './attachments-view.tsx'
import { DetailsView } from './details-view.tsx'
import { HeadersView } from './headers-view.tsx'
import { HtmlView } from './html-view.tsx'
import { RawView } from './raw-view.tsx'
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
  const [wanted, setWanted] = useState(chosen)
  const views = viewsOf(message).filter(({ there }) => there)
  const selected = views.some(({ id }) => id === wanted) ? wanted : (views[0]?.id ?? 'raw')
  return (
    <Tabs
      className="tabs"
      selectedKey={selected}
      onSelectionChange={(key) => {
        chosen = String(key)
        setWanted(chosen)
      }}
    >
      <TabList className="tab-list" aria-label="Views of the message">
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
  const { attachments, headers } = message
  return [
    { id: 'html', name: 'HTML', there: message.html !== null, show: () => <HtmlView id={message.id} /> },
    {
      id: 'text',
      name: 'Text',
      there: message.text !== null || message.html === null,
      show: () => <TextView text={message.text} />,
    },
    { id: 'raw', name: 'Raw', there: true, show: () => <RawView id={message.id} size={message.size} /> },
    {
      id: 'headers',
      name: 'Headers',
      count: headers.length,
      there: true,
      show: () => <HeadersView headers={headers} />,
    },
    {
      id: 'attachments',
      name: 'Attachments',
      count: attachments.length,
      there: true,
      show: () => <AttachmentsView message={message.id} attachments={attachments} />,
    },
    { id: 'details', name: 'Details', there: true, show: () => <DetailsView message={message} /> },
  ]
}
