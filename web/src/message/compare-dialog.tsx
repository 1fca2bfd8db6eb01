import type { ReactNode } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { messagesOf } from '../api/pages.ts'
import { useMessages } from '../api/queries.ts'
import type { MessageDetail } from '../api/types.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Untrusted } from '../parts/untrusted.tsx'
import { go } from '../place.ts'
import { fullTime } from '../text/amounts.ts'
import { revealed } from '../text/reveal.ts'
import { words } from '../words/words.ts'
import { candidatesFor } from './compare-candidates.ts'

interface CompareDialogProps {
  readonly message: MessageDetail
  readonly onClose: () => void
}

/** Asks which other message of the inbox to compare with: the latest, those of the same subject first. */
export function CompareDialog({ message, onClose }: CompareDialogProps): ReactNode {
  const list = useMessages(message.inbox, '')
  const candidates = candidatesFor(message, messagesOf(list.data))
  return (
    <Dialog title={words.compare.choose} onClose={onClose}>
      {list.error !== null && <p className="problem">{list.error.message}</p>}
      {list.data !== undefined && candidates.length === 0 && <p>{words.compare.noOther}</p>}
      {candidates.length > 0 && (
        <ListBox
          className="candidates"
          aria-label={words.compare.choose}
          selectionMode="single"
          autoFocus="first"
          onSelectionChange={(keys) => {
            const [other] = keys === 'all' ? [] : keys
            if (other !== undefined) go({ area: 'compare', message: message.id, other: String(other) })
          }}
        >
          {candidates.map(({ id, subject, from: [author], receivedAt }) => (
            <ListBoxItem
              id={id}
              key={id}
              className="candidate"
              textValue={revealed(subject) || words.list.noSubject}
            >
              <span className="clipped">
                <Untrusted text={subject} or={words.list.noSubject} />
              </span>
              <span className="clipped about">
                <Untrusted text={author?.name || author?.address || ''} or={words.list.noSender} /> ·{' '}
                {fullTime(Date.parse(receivedAt))}
              </span>
            </ListBoxItem>
          ))}
        </ListBox>
      )}
      <footer>
        <button type="button" className="button" onClick={onClose}>
          {words.phrases.close}
        </button>
      </footer>
    </Dialog>
  )
}
