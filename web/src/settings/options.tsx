import { type ReactNode, useState } from 'react'
import type { ServerOption } from '../api/types.ts'
import { words } from '../words/words.ts'
import { optionId } from './option-link.tsx'
import { Section } from './section.tsx'

/** Everything the server runs with: what it is, where it came from, and what it means. */
export function Options({ options }: { readonly options: readonly ServerOption[] }): ReactNode {
  const [given, setGiven] = useState(false)
  const text = words.settings.options
  const shown = options.filter(({ source }) => !given || source !== 'default')
  const chapters = [...new Set(shown.map(({ chapter }) => chapter))]
  return (
    <Section title={text.title} why={text.why}>
      <label className="only-given">
        <input type="checkbox" checked={given} onChange={(event) => setGiven(event.target.checked)} />
        {text.onlyGiven}
      </label>
      {shown.length === 0 && <p className="why">{text.noneGiven}</p>}
      {chapters.map((chapter) => (
        <section className="chapter" key={chapter} aria-label={chapter} lang="en">
          <h3>{chapter}</h3>
          <dl>
            {shown
              .filter((option) => option.chapter === chapter)
              .map((option) => (
                <OptionRow key={option.name} option={option} />
              ))}
          </dl>
        </section>
      ))}
    </Section>
  )
}

function OptionRow({ option }: { readonly option: ServerOption }): ReactNode {
  const { name, value, set, source, where, default: usual, description } = option
  const text = words.settings.options
  return (
    <div className="option" id={optionId(name)} tabIndex={-1}>
      <dt>
        <code>--{name}</code>
      </dt>
      <dd className="value">
        {value === null ? (
          <span className="absent" lang={document.documentElement.lang}>
            {set ? text.secret : text.notSet}
          </span>
        ) : (
          <code>{value}</code>
        )}
        <span className={`badge source-${source}`} lang={document.documentElement.lang}>
          {text[source]}
        </span>
        {where !== null && source !== 'flag' && <span className="aside">{where}</span>}
        {source !== 'default' && (
          <span className="aside" lang={document.documentElement.lang}>
            {text.usually(usual ?? text.notSet)}
          </span>
        )}
      </dd>
      <dd className="help">
        <Description text={description} />
      </dd>
    </div>
  )
}

/** Sentences with `code` in backticks, as the table of options has them. */
function Description({ text }: { readonly text: string }): ReactNode {
  return text.split('`').map((stretch, at) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the stretches of a sentence never change their order
    at % 2 === 1 ? <code key={at}>{stretch}</code> : <span key={at}>{stretch}</span>,
  )
}
