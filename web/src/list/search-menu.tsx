import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { Header, Menu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { Icon } from '../parts/icon.tsx'
import { words } from '../words/words.ts'
import { operators } from './operators.ts'
import { recentSearches } from './recent-searches.ts'

interface SearchMenuProps {
  /** Called with a whole search that was made before. */
  readonly onRecent: (query: string) => void
  /** Called with a term to be written on. */
  readonly onOperator: (term: string) => void
}

/** What was searched for last, and what can be. */
export function SearchMenu({ onRecent, onOperator }: SearchMenuProps): ReactNode {
  const recent = recentSearches()
  return (
    <MenuTrigger>
      <Button className="button quiet search-help" aria-label={words.search.help}>
        <Icon name="help" />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="menu-items">
          {recent.length > 0 && (
            <MenuSection>
              <Header>{words.search.recent}</Header>
              {recent.map((query) => (
                <MenuItem
                  className="menu-item"
                  id={`recent ${query}`}
                  key={query}
                  textValue={query}
                  onAction={() => onRecent(query)}
                >
                  <code className="clipped">{query}</code>
                </MenuItem>
              ))}
            </MenuSection>
          )}
          <MenuSection>
            <Header>{words.search.operators}</Header>
            {operators().map(([term, meaning]) => (
              <MenuItem
                className="menu-item"
                id={term}
                key={term}
                textValue={term}
                onAction={() => onOperator(term)}
              >
                <code>{term}</code>
                <span>{meaning}</span>
              </MenuItem>
            ))}
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
