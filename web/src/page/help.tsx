import type { ReactNode } from 'react'
import { operators } from '../list/operators.ts'
import { Dialog } from '../parts/dialog.tsx'
import { words } from '../words/words.ts'

const keys = (): readonly (readonly [readonly string[], string])[] => [
  [['j', 'k'], words.page.keyStep],
  [['↓', '↑'], words.page.keyMove],
  [['Enter'], words.page.keyOpen],
  [['e'], words.page.keyDone],
  [['u'], words.page.keySeen],
  [['s', 'f'], words.page.keyFlag],
  [['x'], words.page.keySelect],
  [['#', 'Delete'], words.page.keyDelete],
  [['z'], words.page.keyUndo],
  [['/'], words.page.keySearch],
  [['g i', 'g s', 'g c', 'g ,'], words.page.keyGo],
  [['Ctrl K'], words.page.keyPalette],
  [['Esc'], words.page.keyBack],
  [['?'], words.page.keyHelp],
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
      <h3>{words.search.operators}</h3>
      <dl className="keys">
        {operators().map(([term, meaning]) => (
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
          {words.phrases.close}
        </button>
      </footer>
    </Dialog>
  )
}
