import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import { messagePath } from '../api/paths.ts'
import { useRawBlock } from '../api/queries.ts'
import { BLOCK, blocksOf } from '../api/raw-blocks.ts'
import { octets } from '../text/amounts.ts'
import { words } from '../words/words.ts'

interface RawViewProps {
  readonly id: string
  /** Octets. */
  readonly size: number
}

/** Octets of a message whose lines are wrapped without being asked. */
const WRAPPED = 4_000_000
/** Pixels of a line, and octets of one in usual mail: 76 of base64 and its end (RFC 2045 §6.8). */
const LINE_HEIGHT = 20
const LINE = 78
/** Pixels that every browser can still scroll. Blocks of a large message that are higher than usual scroll in themselves. */
const HIGHEST = 15_000_000

/**
 * The message as it was received, as text; octets that are no UTF-8 show as �, the download has them as they are. Only
 * what is in sight is read and kept, so that fifty megabytes are no more than one.
 */
export function RawView({ id, size }: RawViewProps): ReactNode {
  const [wrap, setWrap] = useState(size <= WRAPPED)
  const scroller = useRef<HTMLElement>(null)
  const count = blocksOf(size)
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: (block) => heightOf(Math.min(BLOCK, size - block * BLOCK)),
    overscan: 1,
  })
  const toEnd = () => virtual.scrollToIndex(count - 1, { align: 'end' })
  const toStart = () => virtual.scrollToIndex(0, { align: 'start' })
  const jump = (event: KeyboardEvent) => {
    const act = { Home: toStart, End: toEnd }[event.key]
    if (act === undefined) return
    event.preventDefault()
    act()
  }
  return (
    <>
      <div className="panel-bar">
        <span>{words.message.exactly(octets(size))}</span>
        <span className="buttons">
          <ToggleButton className="button quiet" isSelected={wrap} onChange={setWrap}>
            {words.message.wrap}
          </ToggleButton>
          {count > 1 && (
            <>
              <button type="button" className="button quiet" onClick={toStart}>
                {words.message.toStart}
              </button>
              <button type="button" className="button quiet" onClick={toEnd}>
                {words.message.toEnd}
              </button>
            </>
          )}
          <a className="button quiet" href={`${messagePath(id)}/raw`} download={`${id}.eml`}>
            {words.message.downloadRaw}
          </a>
        </span>
      </div>
      <section
        ref={scroller}
        className="lines raw-blocks"
        data-wrap={wrap || undefined}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={words.message.rawMessage}
        onKeyDown={jump}
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
              <Block id={id} block={index} size={size} highest={HIGHEST / count} />
            </div>
          ))}
        </div>
      </section>
    </>
  )
}

interface BlockProps extends RawViewProps {
  readonly block: number
  /** Pixels. */
  readonly highest: number
}

function Block({ id, block, size, highest }: BlockProps): ReactNode {
  const { data: text, error } = useRawBlock(id, block, size)
  if (error !== null) return <p className="problem">{error.message}</p>
  if (text === undefined) {
    const height = heightOf(Math.min(BLOCK, size - block * BLOCK))
    return (
      <p className="absent" style={{ height }}>
        {words.phrases.reading}
      </p>
    )
  }
  return (
    <pre dir="ltr" style={{ maxHeight: highest }}>
      {text}
    </pre>
  )
}

/** Pixels that so many octets take, of a usual mail. */
function heightOf(octetCount: number): number {
  return Math.max(1, Math.ceil(octetCount / LINE)) * LINE_HEIGHT
}
