import type { ReactNode } from 'react'
import { revealCode } from '../text/reveal.ts'
import { words } from '../words/words.ts'
import type { Row } from './rows.ts'
import type { Stretch } from './stretches.ts'

interface LineProps {
  readonly row: Row
  readonly stretches: readonly Stretch[]
  /** Index of the place found that one stands at. */
  readonly current: number
}

/** One row with the number of its line; a row that goes on with a line has none. */
export function Line({ row: { line, first }, stretches, current }: LineProps): ReactNode {
  return (
    <>
      <span className="line-number" aria-hidden="true">
        {first ? line : '↪'}
      </span>
      <bdi className="line-text" dir="ltr">
        {stretches.map(({ at, text, kind, found }) =>
          found === null ? (
            <span key={at} data-kind={kind ?? undefined}>
              <Code text={text} />
            </span>
          ) : (
            <mark key={at} data-current={found === current || undefined}>
              <Code text={text} />
            </mark>
          ),
        )}
      </bdi>
    </>
  )
}

/** Untrusted text where every space counts: characters that cannot be seen are named, tabs stay. */
export function Code({ text }: { readonly text: string }): ReactNode {
  let at = 0
  return revealCode(text).map((stretch) => {
    const key = at
    at += stretch.text.length
    return stretch.escape ? (
      <span className="escape" key={key} title={words.phrases.invisible}>
        {stretch.text}
      </span>
    ) : (
      stretch.text
    )
  })
}
