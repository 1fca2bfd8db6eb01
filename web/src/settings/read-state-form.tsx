import { type ReactNode, useState } from 'react'
import { useInboxChange } from '../api/inbox-changes.ts'
import type { Inbox, ServerInfo } from '../api/types.ts'
import { words } from '../words/words.ts'
import { Choice } from './choice.tsx'
import { Section } from './section.tsx'
import { SettingForm } from './setting-form.tsx'

export interface InboxFormProps {
  readonly inbox: Inbox
  /** What holds where the inbox has no word of its own. */
  readonly usual: ServerInfo['inboxes']
}

/** Whether flags that IMAP sets are one truth for all, or each client's own. */
export function ReadStateForm({ inbox, usual }: InboxFormProps): ReactNode {
  const change = useInboxChange(inbox.name)
  const saved = inbox.imapReadState ?? 'server'
  const [chosen, setChosen] = useState<typeof saved | null>(null)
  const value = chosen ?? saved
  const text = words.settings.readState
  return (
    <Section title={text.title} why={text.why}>
      <SettingForm
        changed={value !== saved}
        change={change}
        onSave={() =>
          change.mutate(
            { imapReadState: value === 'server' ? null : value },
            { onSuccess: () => setChosen(null) },
          )
        }
      >
        <Choice
          title={text.title}
          value={value}
          onChange={setChosen}
          alternatives={[
            { value: 'server', label: words.settings.asServer(text[usual.imapReadState]) },
            { value: 'shared', label: text.shared, meaning: text.sharedMeans },
            { value: 'private', label: text.private, meaning: text.privateMeans },
          ]}
        />
      </SettingForm>
    </Section>
  )
}
