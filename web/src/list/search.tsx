import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Input, Label, SearchField } from 'react-aria-components/SearchField'
import { Icon } from '../parts/icon.tsx'
import { go, usePlace } from '../place.ts'
import { words } from '../words/words.ts'
import { rememberSearch } from './recent-searches.ts'
import { SearchMenu } from './search-menu.tsx'

/** How long typing may pause before it is searched for, in milliseconds. */
const PAUSE = 180

interface SearchProps {
  /** What the server says is wrong with the search; shown under it, in the server's words. */
  readonly problem: Error | null
  readonly label?: string
  readonly hint?: string
}

/** The search of the place: what is typed is in its address. */
export function Search({
  problem,
  label = words.list.search,
  hint = words.list.searchHint,
}: SearchProps): ReactNode {
  const { query } = usePlace()
  const [text, setText] = useState(query)
  const typed = useRef(query)
  useEffect(() => {
    // The address changed by itself: back, another inbox, a link.
    if (query !== typed.current) setText(query)
    typed.current = query
  }, [query])
  useEffect(() => {
    if (text === typed.current) return undefined
    const timer = setTimeout(() => searchFor(text, typed), text === '' ? 0 : PAUSE)
    return () => clearTimeout(timer)
  }, [text])

  const write = (term: string) => {
    setText((before) => `${before} ${term}`.trim())
    // Once the menu has given the focus back.
    requestAnimationFrame(() => document.querySelector<HTMLInputElement>('#search')?.focus())
  }

  return (
    <SearchField
      className="search"
      value={text}
      onChange={setText}
      onSubmit={(wanted) => {
        rememberSearch(wanted)
        searchFor(wanted, typed)
      }}
      onBlur={() => rememberSearch(text)}
      onClear={() => searchFor('', typed)}
      isInvalid={problem !== null}
    >
      <Label className="visually-hidden">{label}</Label>
      <Icon name="search" />
      <Input
        id="search"
        className="field"
        placeholder={hint}
        autoComplete="off"
        spellCheck={false}
        aria-describedby="search-problem"
      />
      <SearchMenu onRecent={setText} onOperator={write} />
      <p id="search-problem" className="problem" role="alert">
        {problem?.message}
      </p>
    </SearchField>
  )
}

function searchFor(wanted: string, typed: { current: string }): void {
  typed.current = wanted
  go({ query: wanted }, 'replace')
}
