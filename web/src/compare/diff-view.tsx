import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import { Code } from '../lines/line.tsx'
import { words } from '../words/words.ts'
import { type DiffRow, type SideLine, withoutSame } from './diff-rows.ts'

interface DiffViewProps {
  /** `null`: they are too long and too different to be compared. */
  readonly rows: readonly DiffRow[] | null
  /** What is compared, for the accessible name. */
  readonly label: string
}

/** Lines around a change that are shown with it. */
const AROUND = 3
const ROW_HEIGHT = 22

/** Whether only changes were shown last. */
let folded = true

/** Two texts beside each other, or on a narrow page below each other, with what differs marked. */
export function DiffView({ rows, label }: DiffViewProps): ReactNode {
  const [fold, setFold] = useState(folded)
  const shown = useMemo(() => (rows === null ? [] : fold ? withoutSame(rows, AROUND) : rows), [rows, fold])
  const scroller = useRef<HTMLElement>(null)
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 20,
  })
  if (rows === null) return <p className="absent">{words.compare.tooDifferent}</p>
  const changes = rows.filter(({ kind }) => kind !== 'same').length
  if (changes === 0) return <p className="absent">{words.compare.same}</p>
  return (
    <>
      <div className="panel-bar">
        <span role="status">{words.compare.differing(changes)}</span>
        <ToggleButton
          className="button quiet"
          isSelected={fold}
          onChange={(on) => {
            folded = on
            setFold(on)
          }}
        >
          {words.compare.onlyChanges}
        </ToggleButton>
      </div>
      <section
        ref={scroller}
        className="lines diff"
        data-wrap
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={label}
      >
        <div className="lines-all" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start, key }) => (
            <div
              className="code-line"
              key={key}
              data-index={index}
              ref={virtual.measureElement}
              style={{ transform: `translateY(${start}px)` }}
            >
              <Row row={shown[index] ?? 0} />
            </div>
          ))}
        </div>
      </section>
    </>
  )
}

function Row({ row }: { readonly row: DiffRow | number }): ReactNode {
  if (typeof row === 'number') return <p className="diff-gap">{words.compare.notShown(row)}</p>
  return (
    <div className="diff-row" data-kind={row.kind}>
      <Side line={row.left} side="left" />
      <Side line={row.right} side="right" />
    </div>
  )
}

interface SideProps {
  readonly line: SideLine | null
  readonly side: 'left' | 'right'
}

function Side({ line, side }: SideProps): ReactNode {
  if (line === null) return <div className="diff-side" data-side={side} data-empty />
  const changed = line.pieces.some((piece) => piece.changed)
  return (
    <div className="diff-side" data-side={side} data-changed={changed || undefined}>
      <span className="line-number" aria-hidden="true">
        {line.number}
      </span>
      <span className="diff-sign">
        {changed && (
          <>
            <span aria-hidden="true">{side === 'left' ? '−' : '+'}</span>
            <span className="visually-hidden">{words.compare[side === 'left' ? 'removed' : 'added']}</span>
          </>
        )}
      </span>
      <bdi className="line-text" dir="ltr">
        {line.pieces.map(({ text, changed: differs }, index) =>
          differs ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces never change their order
            <mark key={index}>
              <Code text={text} />
            </mark>
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces never change their order
            <span key={index}>
              <Code text={text} />
            </span>
          ),
        )}
      </bdi>
    </div>
  )
}
