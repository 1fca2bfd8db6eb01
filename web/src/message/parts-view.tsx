import { type ReactNode, useMemo, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { Collection } from 'react-aria-components/Collection'
import { Tree, TreeItem, TreeItemContent } from 'react-aria-components/Tree'
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer'
import type { MessageDetail } from '../api/types.ts'
import { Icon } from '../parts/icon.tsx'
import { Untrusted } from '../parts/untrusted.tsx'
import { octets } from '../text/amounts.ts'
import { revealed } from '../text/reveal.ts'
import { words } from '../words/words.ts'
import { type PartNode, treeOf } from './part-tree.ts'
import { PartView } from './part-view.tsx'

/** Pixels of a row of the tree, and rows that are in sight at most. */
const ROW = 34
const MOST_ROWS = 10
const BORDERS = 2

/** What the message is made of (RFC 2045): the tree of its parts, and one of them. */
export function PartsView({ message }: { readonly message: MessageDetail }): ReactNode {
  const { structure } = message
  const tree = useMemo(() => treeOf(structure), [structure])
  const [chosen, setChosen] = useState(() => structure.find(({ size }) => size !== null)?.n ?? 0)
  const part = structure.find(({ n }) => n === chosen)
  if (structure.length === 0) return <p className="absent">{words.message.noParts}</p>
  return (
    <>
      <div className="part-tree" style={{ height: Math.min(MOST_ROWS, structure.length) * ROW + BORDERS }}>
        <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight: ROW }}>
          <Tree
            aria-label={words.message.partTree}
            items={tree}
            selectionMode="single"
            selectionBehavior="replace"
            disallowEmptySelection
            selectedKeys={[chosen]}
            defaultExpandedKeys={structure.map(({ n }) => n)}
            onSelectionChange={(keys) => {
              const [key] = keys === 'all' ? [] : keys
              if (key !== undefined) setChosen(Number(key))
            }}
          >
            {item}
          </Tree>
        </Virtualizer>
      </div>
      {part !== undefined && <PartView key={part.n} message={message.id} part={part} />}
    </>
  )
}

function item({ part, children }: PartNode): ReactNode {
  const { n, section, type, name, size } = part
  return (
    <TreeItem id={n} className="part" textValue={`${section} ${revealed(type)} ${revealed(name ?? '')}`}>
      <TreeItemContent>
        {({ hasChildItems }) => (
          <>
            {hasChildItems ? (
              <Button slot="chevron" className="chevron">
                <Icon name="below" />
              </Button>
            ) : (
              <span className="chevron" />
            )}
            <span className="section-number">{section}</span>
            <span className="clipped">
              <Untrusted text={type} />
              {name !== null && (
                <span className="part-name">
                  {' '}
                  <Untrusted text={name} />
                </span>
              )}
            </span>
            {size !== null && <span className="tally">{octets(size)}</span>}
          </>
        )}
      </TreeItemContent>
      <Collection items={children}>{item}</Collection>
    </TreeItem>
  )
}
