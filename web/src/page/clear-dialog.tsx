import type { ReactNode } from 'react'
import { useClearing } from '../api/changes.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Untrusted } from '../parts/untrusted.tsx'
import { words } from '../words/words.ts'

interface ClearDialogProps {
  readonly inbox: string
  readonly messages: number
  readonly onClose: () => void
}

/** The one question this page asks: clearing takes away many messages at once, for good. */
export function ClearDialog({ inbox, messages, onClose }: ClearDialogProps): ReactNode {
  const clearing = useClearing()
  return (
    <Dialog title={words.list.clearTitle} onClose={onClose}>
      <p>
        {words.list.clearing(words.phrases.messages(messages))}{' '}
        <strong>
          <Untrusted text={inbox} />
        </strong>
        . {words.list.inboxStays}
      </p>
      <footer>
        <button type="button" className="button" onClick={onClose}>
          {words.list.keepThem}
        </button>
        <button
          type="button"
          className="button danger"
          disabled={clearing.isPending}
          onClick={() => clearing.mutate(inbox, { onSettled: onClose })}
        >
          {words.list.clearInbox}
        </button>
      </footer>
    </Dialog>
  )
}
