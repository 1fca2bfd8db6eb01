import type { ReactNode } from 'react'
import { messagePath } from '../api/paths.ts'
import { useRaw } from '../api/queries.ts'
import { octets } from '../text/amounts.ts'
import { words } from '../words/words.ts'

interface RawViewProps {
  readonly id: string
  /** Octets. */
  readonly size: number
}

/** The message as it was received, as text; octets that are no UTF-8 show as �, the download has them as they are. */
export function RawView({ id, size }: RawViewProps): ReactNode {
  const raw = useRaw(id, size)
  if (raw.error !== null) {
    return (
      <p className="problem" role="alert">
        {raw.error.message}
      </p>
    )
  }
  if (raw.data === undefined) return <p className="absent">{words.common.reading}</p>
  return (
    <>
      <div className="panel-bar">
        <span>{words.message.exactly(octets(size))}</span>
        <a className="button quiet" href={`${messagePath(id)}/raw`} download={`${id}.eml`}>
          {words.message.downloadRaw}
        </a>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="raw" tabIndex={0} aria-label={words.message.rawMessage}>
        <pre>
          {raw.data.pages.map(({ text, end }) => (
            <span key={end}>{text}</span>
          ))}
        </pre>
      </section>
      {raw.hasNextPage && (
        <button
          type="button"
          className="button"
          disabled={raw.isFetching}
          onClick={() => void raw.fetchNextPage()}
        >
          {words.message.showMore}
        </button>
      )}
    </>
  )
}
