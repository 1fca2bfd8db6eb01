import type { ReactNode } from 'react'
import type { Inbox } from '../api/types.ts'
import { ClearDialog } from '../page/clear-dialog.tsx'
import { CreateDialog } from './create-dialog.tsx'
import { CredentialsDialog } from './credentials-dialog.tsx'
import { RemoveDialog } from './remove-dialog.tsx'
import { RenameDialog } from './rename-dialog.tsx'
import { ownerOf } from './tree.ts'

interface InboxDialogProps {
  readonly what: 'create' | 'credentials' | 'rename' | 'clear' | 'remove'
  /** `null`: one that is to be made. */
  readonly inbox: Inbox | null
  readonly inboxes: readonly Inbox[]
  readonly onClose: () => void
}

/** What is asked or told about an inbox. */
export function InboxDialog({ what, inbox, inboxes, onClose }: InboxDialogProps): ReactNode {
  if (inbox === null) return <CreateDialog inboxes={inboxes} onClose={onClose} />
  const { name, messages } = inbox
  switch (what) {
    case 'create':
      return null
    case 'credentials':
      return <CredentialsDialog inbox={inbox} inboxes={inboxes} onClose={onClose} />
    case 'rename': {
      const labels = inboxes.filter((one) => ownerOf(one.name) === name).length
      return <RenameDialog inbox={name} labels={labels} guarded={inbox.declared} onClose={onClose} />
    }
    case 'clear':
      return <ClearDialog inbox={name} messages={messages} onClose={onClose} />
    case 'remove':
      return <RemoveDialog inbox={inbox} onClose={onClose} />
  }
}
