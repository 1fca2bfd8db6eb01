import { type FormEvent, type ReactNode, useState } from 'react'
import { useInboxChange } from '../api/inbox-changes.ts'
import { problemText } from '../api/problem-text.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Field } from '../parts/field.tsx'
import { revealed } from '../text/reveal.ts'
import { words } from '../words/words.ts'
import { renamePassword } from './made-passwords.ts'

interface RenameDialogProps {
  readonly inbox: string
  /** How many inboxes of its labels there are, which stay; its password guards them no longer. */
  readonly labels: number
  readonly guarded: boolean
  readonly onClose: () => void
}

export function RenameDialog({ inbox, labels, guarded, onClose }: RenameDialogProps): ReactNode {
  const renaming = useInboxChange(inbox)
  const [name, setName] = useState(inbox)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    renaming.mutate(
      { name },
      {
        onSuccess: (now) => {
          renamePassword(inbox, now.name)
          onClose()
        },
      },
    )
  }
  return (
    <Dialog title={words.inboxes.renameTitle(revealed(inbox))} onClose={onClose}>
      <form onSubmit={submit}>
        <p className="why">
          {words.inboxes.renameWhy(revealed(inbox))} {labels > 0 && words.inboxes.labelsStay(labels)}{' '}
          {labels > 0 && guarded && words.inboxes.labelsOpen}
        </p>
        <Field
          label={words.inboxes.newName}
          value={name}
          onChange={setName}
          problem={problemText(renaming.error)}
          required
          maxLength={255}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        <footer>
          <button type="button" className="button" onClick={onClose}>
            {words.inboxes.cancel}
          </button>
          <button
            type="submit"
            className="button main"
            disabled={renaming.isPending || name === '' || name === inbox}
          >
            {words.inboxes.renameIt}
          </button>
        </footer>
      </form>
    </Dialog>
  )
}
