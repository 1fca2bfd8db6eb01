import type { ReactNode } from 'react'
import { reveal } from '../text/reveal.ts'
import { words } from '../words/words.ts'

interface UntrustedProps {
  readonly text: string
  /** Shown, softer, when there is no text at all. */
  readonly or?: string
}

/** Text that came in mail: isolated from the direction of what stands around it, invisible characters named. */
export function Untrusted({ text, or = '' }: UntrustedProps): ReactNode {
  if (text.trim() === '') return <span className="absent">{or}</span>
  let at = 0
  return (
    <bdi>
      {reveal(text).map((stretch) => {
        const key = at
        at += stretch.text.length
        return stretch.escape ? (
          <span className="escape" key={key} title={words.phrases.invisible}>
            {stretch.text}
          </span>
        ) : (
          <span key={key}>{stretch.text}</span>
        )
      })}
    </bdi>
  )
}
