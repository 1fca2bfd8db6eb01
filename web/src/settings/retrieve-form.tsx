import { type ReactNode, useState } from 'react'
import { useInboxChange } from '../api/inbox-changes.ts'
import { words } from '../words/words.ts'
import { Choice } from './choice.tsx'
import type { InboxFormProps } from './read-state-form.tsx'
import { Section } from './section.tsx'
import { SettingForm } from './setting-form.tsx'

/** What a download by POP3 does to the message. */
export function RetrieveForm({ inbox, usual }: InboxFormProps): ReactNode {
  const change = useInboxChange(inbox.name)
  const saved = inbox.onRetrieve ?? 'server'
  const [chosen, setChosen] = useState<typeof saved | null>(null)
  const value = chosen ?? saved
  const text = words.settings.onRetrieve
  return (
    <Section title={text.title} why={text.why}>
      <SettingForm
        changed={value !== saved}
        change={change}
        onSave={() =>
          change.mutate(
            { onRetrieve: value === 'server' ? null : value },
            { onSuccess: () => setChosen(null) },
          )
        }
      >
        <Choice
          title={text.title}
          value={value}
          onChange={setChosen}
          alternatives={[
            { value: 'server', label: words.settings.asServer(text[usual.onRetrieve]) },
            { value: 'keep', label: text.keep, meaning: text.keepMeans },
            { value: 'mark-read', label: text['mark-read'], meaning: text.markReadMeans },
            { value: 'archive', label: text.archive, meaning: text.archiveMeans },
            { value: 'delete', label: text.delete, meaning: text.deleteMeans },
          ]}
        />
      </SettingForm>
    </Section>
  )
}
