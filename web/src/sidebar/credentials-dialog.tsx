import type { ReactNode } from 'react'
import { useServer } from '../api/queries.ts'
import type { Inbox } from '../api/types.ts'
import { CopyButton } from '../parts/copy-button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Untrusted } from '../parts/untrusted.tsx'
import { words } from '../words/words.ts'
import { credentialsOf, credentialsText } from './credentials.ts'
import { passwordOf } from './made-passwords.ts'
import { guardOf } from './tree.ts'

interface CredentialsDialogProps {
  readonly inbox: Inbox
  readonly inboxes: readonly Inbox[]
  /** Whether it was made just now. */
  readonly made?: boolean
  readonly onClose: () => void
}

/** How a program gets at an inbox. The server tells no password: only one that was set on this page is known. */
export function CredentialsDialog({
  inbox,
  inboxes,
  made = false,
  onClose,
}: CredentialsDialogProps): ReactNode {
  const server = useServer().data
  const { name } = inbox
  const guard = guardOf(name, [inbox, ...inboxes])
  const known = guard === undefined ? undefined : passwordOf(guard.name)
  const password = guard === undefined ? words.inboxes.anyPassword : (known ?? words.inboxes.hiddenPassword)
  const credentials = credentialsOf(server?.listeners ?? [], {
    page: location.hostname,
    inbox: name,
    password,
  })
  return (
    <Dialog title={made ? words.inboxes.made : words.inboxes.credentialsTitle} onClose={onClose}>
      <dl className="credentials">
        {credentials.map(({ name: what, value }) => (
          <div className="fact" key={what}>
            <dt>{what}</dt>
            <dd>
              <Untrusted text={value} />
            </dd>
            <CopyButton text={value} label={words.connect.copyNamed(what)} />
          </div>
        ))}
      </dl>
      <p className="help">{remark(guard !== undefined, known !== undefined)}</p>
      <footer>
        <button type="button" className="button" onClick={onClose}>
          {words.phrases.close}
        </button>
        <CopyButton text={credentialsText(credentials)} label={words.inboxes.copyAll} prominent />
      </footer>
    </Dialog>
  )
}

function remark(guarded: boolean, known: boolean): string {
  if (!guarded) return words.inboxes.anyWhy
  return known ? words.inboxes.knownWhy : words.inboxes.hiddenWhy
}
