import type { ReactNode } from 'react'
import { useClearing } from '../api/changes.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Untrusted } from '../parts/untrusted.tsx'
import { counted } from '../text/amounts.ts'

interface ClearDialogProps {
  readonly inbox: string
  readonly messages: number
  readonly onClose: () => void
}

/** The one question this page asks: clearing takes away many messages at once, for good. */
export function ClearDialog({ inbox, messages, onClose }: ClearDialogProps): ReactNode {
  const clearing = useClearing()
  return (
    <Dialog title="Clear this inbox?" onClose={onClose}>
      <p>
        {counted(messages, 'message')} in{' '}
        <strong>
          <Untrusted text={inbox} />
        </strong>{' '}
        will be deleted for good. The inbox itself stays.
      </p>
      <footer>
        <button type="button" className="button" onClick={onClose}>
          Keep them
        </button>
        <button
          type="button"
          className="button danger"
          disabled={clearing.isPending}
          onClick={() => clearing.mutate(inbox, { onSettled: onClose })}
        >
          Clear inbox
        </button>
      </footer>
    </Dialog>
  )
}
