import type { ReactNode } from 'react'
import { Dialog } from '../parts/dialog.tsx'

const KEYS: readonly (readonly [readonly string[], string])[] = [
  [['j', 'k'], 'open the next, the previous message'],
  [['↓', '↑'], 'move through the list'],
  [['Enter'], 'open the message; again: go into it'],
  [['u'], 'mark read or unread'],
  [['f'], 'flag, take the flag away'],
  [['Delete'], 'delete the message'],
  [['/'], 'search'],
  [['Esc'], 'back to the list'],
  [['?'], 'this help'],
]

const TERMS: readonly (readonly [string, string])[] = [
  ['from: to: cc: bcc: subject:', 'an address or the subject'],
  ['body: filename: header:X-Foo=', 'text, attachment names, any header'],
  ['has:attachment is:unread tag:', 'what it has and is'],
  ['larger:1M before:2026-01-31', 'size and time'],
  ['"a phrase" -not one OR other', 'together, without, either'],
]

export function Help({ onClose }: { readonly onClose: () => void }): ReactNode {
  return (
    <Dialog title="Keys and searches" onClose={onClose}>
      <dl className="keys">
        {KEYS.map(([keys, meaning]) => (
          <div className="key" key={meaning}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <h3>Search</h3>
      <dl className="keys">
        {TERMS.map(([terms, meaning]) => (
          <div className="key" key={terms}>
            <dt>
              <code>{terms}</code>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <footer>
        <button type="button" className="button" onClick={onClose}>
          Close
        </button>
      </footer>
    </Dialog>
  )
}
