import { type KeyboardEvent, type ReactNode, useState } from 'react'
import type { Session } from '../api/types.ts'
import { CopyButton } from '../parts/copy-button.tsx'
import { words } from '../words/words.ts'
import { TranscriptRow } from './transcript-row.tsx'
import { Wait } from './wait.tsx'

/** Lines that are laid out at first. */
const FIRST = 300

/** Everything that was said, with the commands and codes explained. */
export function Transcript({ session }: { readonly session: Session }): ReactNode {
  const { protocol, transcript, truncated } = session
  const [all, setAll] = useState(false)
  if (transcript.length === 0) return <p className="absent">{words.session.silent}</p>
  const shown = all ? transcript : transcript.slice(0, FIRST)
  const text = transcript.map((line) => `${line.from}: ${line.text}\n`).join('')
  return (
    <>
      <div className="panel-bar">
        <span>{words.session.explainHint}</span>
        <CopyButton text={text} label={words.session.copyTranscript} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="raw" tabIndex={0} aria-label={words.session.transcript} onKeyDown={walk}>
        <ol className="transcript">
          {shown.map((line, index) => (
            <TranscriptRow
              // biome-ignore lint/suspicious/noArrayIndexKey: lines never change their order
              key={index}
              line={line}
              before={shown[index - 1]}
              protocol={protocol}
            />
          ))}
          {shown.length === transcript.length && !truncated && (
            <Wait milliseconds={silenceAtEnd(session)} until="end" />
          )}
        </ol>
        {truncated && shown.length === transcript.length && (
          <p className="absent">{words.session.truncated}</p>
        )}
      </section>
      {shown.length < transcript.length && (
        <p className="panel-bar">
          <button type="button" className="button" onClick={() => setAll(true)}>
            {words.session.showMoreLines(words.phrases.lines(transcript.length - shown.length))}
          </button>
        </p>
      )}
    </>
  )
}

/** Milliseconds from the last line to the end; 0 while the session is open. */
function silenceAtEnd({ startedAt, endedAt, transcript }: Session): number {
  if (endedAt === null) return 0
  return Date.parse(endedAt) - Date.parse(startedAt) - (transcript.at(-1)?.at ?? 0)
}

/** One stop for Tab, whatever the number of terms: the arrow keys go from one to the next. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const terms = [...event.currentTarget.querySelectorAll<HTMLElement>('.term')]
  const at = terms.findIndex((term) => term.matches(':focus'))
  const next = terms[nextOf(event.key, at, terms.length)]
  if (next === undefined) return
  event.preventDefault()
  next.focus()
}

function nextOf(key: string, at: number, count: number): number {
  switch (key) {
    case 'ArrowDown':
    case 'ArrowRight':
      return at + 1
    case 'ArrowUp':
    case 'ArrowLeft':
      return at - 1
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return -1
  }
}
