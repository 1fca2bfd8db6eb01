import type { ReactNode } from 'react'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup'
import { Untrusted } from '../parts/untrusted.tsx'
import { go, usePlace } from '../place.ts'
import { words } from '../words/words.ts'
import { filterOf, PROTOCOLS, STATES, type TermName, withTerm } from './filter.ts'

/** The terms of the search that one chooses rather than types. */
export function SessionFilters(): ReactNode {
  const { query } = usePlace()
  const { protocol, state, inbox } = filterOf(query)
  return (
    <div className="filters">
      <Choice
        label={words.session.state}
        term="state"
        chosen={state}
        options={STATES.map((each) => [each, words.session.states[each]])}
      />
      <Choice
        label={words.session.protocol}
        term="protocol"
        chosen={protocol}
        options={PROTOCOLS.map((each) => [each, each.toUpperCase()])}
      />
      {inbox !== null && (
        <p className="only-inbox">
          <span className="clipped">
            <Untrusted text={words.session.onlyInbox(inbox)} />
          </span>
          <button type="button" className="link" onClick={() => choose(query, 'inbox', null)}>
            {words.session.allInboxes}
          </button>
        </p>
      )}
    </div>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly term: TermName
  readonly chosen: string | null
  readonly options: readonly (readonly [id: string, name: string])[]
}

const ANY = 'any'

function Choice({ label, term, chosen, options }: ChoiceProps): ReactNode {
  const { query } = usePlace()
  return (
    <ToggleButtonGroup
      className="narrowing"
      aria-label={label}
      disallowEmptySelection
      selectedKeys={[chosen ?? ANY]}
      onSelectionChange={([key]) =>
        choose(query, term, key === ANY || key === undefined ? null : String(key))
      }
    >
      {[[ANY, words.session.any] as const, ...options].map(([id, name]) => (
        <ToggleButton id={id} key={id}>
          {name}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}

function choose(query: string, term: TermName, value: string | null): void {
  go({ query: withTerm(query, term, value) }, 'replace')
}
