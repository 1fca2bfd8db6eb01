import type { ReactNode } from 'react'
import { LinesView } from '../lines/lines-view.tsx'
import { words } from '../words/words.ts'
import { useTokens } from './tokens.ts'

/** The message's own HTML as its author wrote it, to be read and not run. */
export function SourceView({ html }: { readonly html: string }): ReactNode {
  const tokens = useTokens(html)
  return (
    <LinesView
      text={html}
      label={words.message.source}
      {...(typeof tokens === 'string' ? {} : { tokens })}
      {...(tokens === 'plain' && { note: <p className="absent">{words.message.sourcePlain}</p> })}
    />
  )
}
