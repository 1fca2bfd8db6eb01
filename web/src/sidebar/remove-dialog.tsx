import type { ReactNode } from 'react'
import { START } from '../address.ts'
import { useInboxRemoval } from '../api/inbox-changes.ts'
import { problemText } from '../api/problem-text.ts'
import type { Inbox } from '../api/types.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Untrusted } from '../parts/untrusted.tsx'
import { go, usePlace } from '../place.ts'
import { revealed } from '../text/reveal.ts'
import { words } from '../words/words.ts'
import { rememberPassword } from './made-passwords.ts'

interface RemoveDialogProps {
  readonly inbox: Inbox
  readonly onClose: () => void
}

/** Asks once: an inbox goes with all that is in it, for good. */
export function RemoveDialog({ inbox: { name, messages }, onClose }: RemoveDialogProps): ReactNode {
  const removal = useInboxRemoval()
  const { inbox: here } = usePlace()
  const remove = () =>
    removal.mutate(name, {
      onSuccess: () => {
        rememberPassword(name, null)
        if (here === name) go(START, 'replace')
        onClose()
      },
    })
  return (
    <Dialog title={words.inboxes.removeTitle(revealed(name))} onClose={onClose}>
      <p>
        {messages === 0
          ? words.inboxes.removeEmpty
          : words.inboxes.removing(words.phrases.messages(messages))}{' '}
        <strong>
          <Untrusted text={name} />
        </strong>
        . {words.inboxes.comesAgain}
      </p>
      <p className="problem" role="alert">
        {problemText(removal.error)}
      </p>
      <footer>
        <button type="button" className="button" onClick={onClose}>
          {words.inboxes.keepIt}
        </button>
        <button type="button" className="button danger" disabled={removal.isPending} onClick={remove}>
          {words.inboxes.removeIt}
        </button>
      </footer>
    </Dialog>
  )
}
