import type { ReactNode } from 'react'
import { Dialog } from '../parts/dialog.tsx'
import { words } from '../words/words.ts'

const keys = (): readonly (readonly [readonly string[], string])[] => [
  [['j', 'k'], words.page.keyStep],
  [['↓', '↑'], words.page.keyMove],
  [['Enter'], words.page.keyOpen],
  [['u'], words.page.keySeen],
  [['f'], words.page.keyFlag],
  [['Delete'], words.page.keyDelete],
  [['/'], words.page.keySearch],
  [['Esc'], words.page.keyBack],
  [['?'], words.page.keyHelp],
]

const terms = (): readonly (readonly [string, string])[] => [
  ['from: to: cc: bcc: subject:', words.page.termPeople],
  ['body: filename: header:X-Foo=', words.page.termText],
  ['has:attachment is:unread tag:', words.page.termState],
  ['larger:1M before:2026-01-31', words.page.termSize],
  ['"a phrase" -not one OR other', words.page.termJoin],
]

export function Help({ onClose }: { readonly onClose: () => void }): ReactNode {
  return (
    <Dialog title={words.page.helpTitle} onClose={onClose}>
      <dl className="keys">
        {keys().map(([each, meaning]) => (
          <div className="key" key={meaning}>
            <dt>
              {each.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <h3>{words.page.searchTitle}</h3>
      <dl className="keys">
        {terms().map(([term, meaning]) => (
          <div className="key" key={term}>
            <dt>
              <code>{term}</code>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <footer>
        <button type="button" className="button" onClick={onClose}>
          {words.common.close}
        </button>
      </footer>
    </Dialog>
  )
}
