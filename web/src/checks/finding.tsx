import type { ReactNode } from 'react'
import type { CheckFinding, CheckPlace } from '../api/types.ts'
import { Icon, type IconName } from '../parts/icon.tsx'
import { Untrusted } from '../parts/untrusted.tsx'
import { words } from '../words/words.ts'
import { findings } from './findings-words.ts'
import { sentenceOf } from './sentence.ts'

const ICONS = { problem: 'warn', warning: 'warn', hint: 'help' } as const satisfies Record<string, IconName>

/** One thing that should be mended: what it is, what to do, and where. */
export function Finding({ finding }: { readonly finding: CheckFinding }): ReactNode {
  const { id, severity, total, places } = finding
  const name = findings.names[id]
  return (
    <article className="finding" data-severity={severity} aria-label={name}>
      <Icon name={ICONS[severity]} />
      <div>
        <h4>{name}</h4>
        <p>{sentenceOf(finding)}</p>
        {places.length > 0 && (
          <ul className="places" aria-label={words.checks.where}>
            {places.map((place, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same may stand in two places, and the order never changes
              <li key={index}>
                <Place place={place} />
              </li>
            ))}
            {total > places.length && (
              <li className="more-places">{words.phrases.and(total - places.length)}</li>
            )}
          </ul>
        )}
        <p className="todo">
          <strong>{words.checks.whatToDo}</strong> {findings.todo[id]}
        </p>
      </div>
    </article>
  )
}

function Place({ place }: { readonly place: CheckPlace }): ReactNode {
  const { excerpt = '', found = '', link = '' } = place
  return (
    <>
      <span className="badge">{labelOf(place)}</span>{' '}
      {excerpt !== '' && (
        <span className="excerpt">
          <Marked text={excerpt} found={found} />
        </span>
      )}
      {excerpt === '' && link === '' && <span className="absent">{words.phrases.none}</span>}
      {link !== '' && (
        <span className="leads">
          {excerpt !== '' && <span aria-hidden="true"> → </span>}
          <Marked text={link} found={excerpt.includes(found) ? '' : found} />
        </span>
      )}
    </>
  )
}

function labelOf({ part, header, line }: CheckPlace): ReactNode {
  if (part === 'header') return <Untrusted text={header ?? ''} or={words.message.headers} />
  if (part === 'raw') return words.checks.line(line ?? 0)
  return part === 'html' ? words.message.html : words.message.text
}

/** `text` with the first `found` in it marked. */
function Marked({ text, found }: { readonly text: string; readonly found: string }): ReactNode {
  const at = found === '' ? -1 : text.indexOf(found)
  if (at < 0) return <Untrusted text={text} />
  const [before, after] = [text.slice(0, at), text.slice(at + found.length)]
  return (
    <>
      {before.trim() !== '' && <Untrusted text={before} />}
      <mark>
        <Untrusted text={found} />
      </mark>
      {after.trim() !== '' && <Untrusted text={after} />}
    </>
  )
}
