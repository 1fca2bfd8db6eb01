import { type FormEvent, type ReactNode, useState } from 'react'
import { START } from '../address.ts'
import { useInboxCreation } from '../api/inbox-changes.ts'
import { problemText } from '../api/problem-text.ts'
import { Refusal } from '../api/request.ts'
import type { Inbox } from '../api/types.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Field } from '../parts/field.tsx'
import { go } from '../place.ts'
import { newPassword } from '../text/password.ts'
import { words } from '../words/words.ts'
import { CredentialsDialog } from './credentials-dialog.tsx'
import { rememberPassword } from './made-passwords.ts'

interface CreateDialogProps {
  readonly inboxes: readonly Inbox[]
  readonly onClose: () => void
}

/** Makes an inbox, and then shows how to get at it. */
export function CreateDialog({ inboxes, onClose }: CreateDialogProps): ReactNode {
  const creation = useInboxCreation()
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const { error } = creation
  const ofPassword = error instanceof Refusal && error.field === 'password'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    creation.mutate(password === '' ? { name } : { name, password }, {
      onSuccess: (made) => {
        rememberPassword(made.name, password === '' ? null : password)
        go({ ...START, inbox: made.name })
      },
    })
  }
  if (creation.data !== undefined)
    return <CredentialsDialog key="made" made inbox={creation.data} inboxes={inboxes} onClose={onClose} />
  return (
    <Dialog title={words.inboxes.create} onClose={onClose}>
      <form onSubmit={submit}>
        <Field
          label={words.inboxes.name}
          value={name}
          onChange={setName}
          help={words.inboxes.nameHelp}
          problem={ofPassword ? null : problemText(error)}
          required
          maxLength={255}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        <Field
          label={words.inboxes.passwordIfAny}
          value={password}
          onChange={setPassword}
          help={words.inboxes.passwordHelp}
          problem={ofPassword ? problemText(error) : null}
          maxLength={255}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        >
          <button type="button" className="button" onClick={() => setPassword(newPassword())}>
            {words.inboxes.generate}
          </button>
        </Field>
        <footer>
          <button type="button" className="button" onClick={onClose}>
            {words.inboxes.cancel}
          </button>
          <button type="submit" className="button main" disabled={creation.isPending}>
            {words.inboxes.createIt}
          </button>
        </footer>
      </form>
    </Dialog>
  )
}
