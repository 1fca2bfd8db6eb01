import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import { CopyButton } from '../parts/copy-button.tsx'
import { scrollSideways } from '../parts/scroll-sideways.ts'
import { words } from '../words/words.ts'
import { found } from './find.ts'
import { FindBar } from './find-bar.tsx'
import { Line } from './line.tsx'
import { rowAt, rowsOf } from './rows.ts'
import { stretchesOf, type Token } from './stretches.ts'

interface LinesViewProps {
  readonly text: string
  /** What the text is, for the accessible name. */
  readonly label: string
  /** Sorted; none for plain text. */
  readonly tokens?: readonly Token[]
  /** What else there is to say of the text. */
  readonly note?: ReactNode
}

const NO_TOKENS: readonly Token[] = []
/** Pixels of a row that is not wrapped. */
const ROW_HEIGHT = 20

/** Whether lines were wrapped last; it stays while one goes from message to message. */
let wrapped = true

/** Text in numbered lines, to read and to find something in. Only the rows in sight are in the document. */
export function LinesView({ text, label, tokens = NO_TOKENS, note }: LinesViewProps): ReactNode {
  const [wrap, setWrap] = useState(wrapped)
  const { rows, whole } = useMemo(() => rowsOf(text), [text])
  const find = useFind(text)
  const scroller = useRef<HTMLElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 20,
  })
  const target = find.spans[find.current]
  useEffect(() => {
    if (target === undefined) return undefined
    virtual.scrollToIndex(rowAt(rows, target.start), { align: 'center' })
    // Sideways too, once the row is there.
    const step = requestAnimationFrame(() => {
      const mark = scroller.current?.querySelector('mark[data-current]')
      if (scroller.current !== null && mark) scrollSideways(scroller.current, mark)
    })
    return () => cancelAnimationFrame(step)
  }, [target, rows, virtual])
  return (
    <>
      <div className="panel-bar lines-bar">
        <FindBar
          wanted={find.wanted}
          onWanted={find.want}
          count={find.spans.length}
          current={find.current}
          onStep={find.step}
        />
        <ToggleButton
          className="button"
          isSelected={wrap}
          onChange={(on) => {
            wrapped = on
            setWrap(on)
            virtual.measure()
          }}
        >
          {words.message.wrap}
        </ToggleButton>
        <CopyButton text={text} label={words.message.copyNamed(label)} />
      </div>
      {note}
      {!whole && (
        <p className="absent">{words.message.linesCut(words.phrases.lines(rows.at(-1)?.line ?? 0))}</p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section ref={scroller} className="lines" data-wrap={wrap || undefined} tabIndex={0} aria-label={label}>
        <div className="lines-all" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start, key }) => {
            const row = rows[index]
            return (
              row !== undefined && (
                <div
                  className="code-line"
                  key={key}
                  data-index={index}
                  ref={virtual.measureElement}
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <Line
                    row={row}
                    stretches={stretchesOf(text, row, { tokens, found: find.spans })}
                    current={find.current}
                  />
                </div>
              )
            )
          })}
        </div>
      </section>
    </>
  )
}

/** What is looked for in `text`, where it was found, and at which of these places one stands. */
function useFind(text: string) {
  const [wanted, setWanted] = useState('')
  const [at, setAt] = useState(0)
  const looked = useDeferredValue(wanted)
  const spans = useMemo(() => found(text, looked), [text, looked])
  const current = spans.length === 0 ? 0 : at % spans.length
  return {
    wanted,
    spans,
    current,
    want: (next: string) => {
      setWanted(next)
      setAt(0)
    },
    step: (places: number) => setAt((current + places + spans.length) % Math.max(1, spans.length)),
  }
}
