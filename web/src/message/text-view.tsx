import { type ReactNode, useState } from 'react'
import { linked } from '../text/links.ts'
import { words } from '../words/words.ts'

/** Characters that are laid out at first: a browser takes seconds over megabytes. */
const FIRST = 200_000

/** The message's own plain text; web addresses in it open in a tab that knows nothing of this page. */
export function TextView({ text }: { readonly text: string | null }): ReactNode {
  const [all, setAll] = useState(false)
  if (text === null || text.trim() === '') return <p className="absent">{words.message.noText}</p>
  const shown = all ? text : text.slice(0, FIRST)
  let at = 0
  return (
    <>
      <div className="text-body" dir="auto">
        {linked(shown).map((stretch) => {
          const key = at
          at += stretch.text.length
          return stretch.href === undefined ? (
            <span key={key}>{stretch.text}</span>
          ) : (
            <a key={key} href={stretch.href} target="_blank" rel="noopener noreferrer">
              {stretch.text}
            </a>
          )
        })}
      </div>
      {shown.length < text.length && (
        <button type="button" className="button" onClick={() => setAll(true)}>
          {words.message.showAllText}
        </button>
      )}
    </>
  )
}
