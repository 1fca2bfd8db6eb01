import type { KeyboardEvent, ReactNode } from 'react'
import { Input, Label, SearchField } from 'react-aria-components/SearchField'
import { Icon } from '../parts/icon.tsx'
import { words } from '../words/words.ts'
import { MOST_FOUND } from './find.ts'

interface FindBarProps {
  readonly wanted: string
  readonly onWanted: (wanted: string) => void
  readonly count: number
  /** Index of the place one stands at. */
  readonly current: number
  /** Goes on by so many places. */
  readonly onStep: (places: number) => void
}

/** Finds within the text below: Enter goes to the next place, with Shift to the one before. */
export function FindBar({ wanted, onWanted, count, current, onStep }: FindBarProps): ReactNode {
  const step = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    onStep(event.shiftKey ? -1 : 1)
  }
  const most = count === MOST_FOUND
  return (
    <div className="find">
      <SearchField className="search" value={wanted} onChange={onWanted}>
        <Label className="visually-hidden">{words.message.find}</Label>
        <Icon name="search" />
        <Input
          className="field"
          placeholder={words.message.find}
          autoComplete="off"
          spellCheck={false}
          onKeyDown={step}
        />
      </SearchField>
      <span className="tally" role="status">
        {wanted !== '' &&
          (count === 0 ? words.message.foundNone : words.message.foundAt(current + 1, count, most))}
      </span>
      <button
        type="button"
        className="button quiet"
        aria-label={words.message.findPrevious}
        disabled={count === 0}
        onClick={() => onStep(-1)}
      >
        <Icon name="up" />
      </button>
      <button
        type="button"
        className="button quiet"
        aria-label={words.message.findNext}
        disabled={count === 0}
        onClick={() => onStep(1)}
      >
        <Icon name="below" />
      </button>
    </div>
  )
}
