import { type ReactNode, useState } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs'
import type { MessageDetail } from '../api/types.ts'
import { Frame } from '../message/frame.tsx'
import { Icon } from '../parts/icon.tsx'
import { words } from '../words/words.ts'
import { type DiffRow, diffHeaders, diffRows } from './diff-rows.ts'
import { DiffView } from './diff-view.tsx'

interface CompareTabsProps {
  readonly left: MessageDetail
  readonly right: MessageDetail
}

/** What of two messages is compared: fields, text, HTML as written, and HTML as it is shown. */
export function CompareTabs({ left, right }: CompareTabsProps): ReactNode {
  const pair = `${left.id} ${right.id}`
  const html = left.html !== null || right.html !== null
  const text = left.text !== null || right.text !== null
  const views = [
    {
      id: 'headers',
      name: words.message.headers,
      there: true,
      show: () => <Diff key={pair} of={() => diffHeaders(left.headers, right.headers)} />,
    },
    {
      id: 'text',
      name: words.message.text,
      there: text,
      show: () => <Diff key={pair} of={() => diffRows(left.text ?? '', right.text ?? '')} />,
    },
    {
      id: 'source',
      name: words.message.source,
      there: html,
      show: () => <Diff key={pair} of={() => diffRows(left.html ?? '', right.html ?? '')} />,
    },
    { id: 'html', name: words.compare.shown, there: html, show: () => <Frames left={left} right={right} /> },
  ].filter(({ there }) => there)
  const [chosen, setChosen] = useState(text ? 'text' : html ? 'source' : 'headers')
  const selected = views.some(({ id }) => id === chosen) ? chosen : 'headers'
  return (
    <Tabs className="tabs" selectedKey={selected} onSelectionChange={(key) => setChosen(String(key))}>
      <TabList className="tab-list" aria-label={words.compare.views}>
        {views.map(({ id, name }) => (
          <Tab className="tab" id={id} key={id}>
            {name}
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

/** What differs, found out once for as long as it is shown: flags of a message may change meanwhile. */
function Diff({ of }: { readonly of: () => readonly DiffRow[] | null }): ReactNode {
  const [rows] = useState(of)
  return <DiffView rows={rows} label={words.compare.differences} />
}

/** Both as they are shown, with the network blocked. */
function Frames({ left, right }: CompareTabsProps): ReactNode {
  return (
    <div className="compare-pair compare-frames">
      <FrameBox message={left} label={words.compare.left} />
      <FrameBox message={right} label={words.compare.right} />
    </div>
  )
}

function FrameBox({
  message,
  label,
}: {
  readonly message: MessageDetail
  readonly label: string
}): ReactNode {
  return (
    <figure className="untrusted">
      <figcaption>
        <Icon name="shield" />
        <span>
          {label} · {words.message.untrusted} · {words.message.images.blocked}
        </span>
      </figcaption>
      {message.html === null ? (
        <p className="absent">{words.compare.noHtml}</p>
      ) : (
        <div className="frame">
          <div className="screen" data-look="light">
            <Frame id={message.id} mode="blocked" title={`${words.message.untrustedMessage}: ${label}`} />
          </div>
        </div>
      )}
    </figure>
  )
}
