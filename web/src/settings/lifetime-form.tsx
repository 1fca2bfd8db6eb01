import { type ReactNode, useState } from 'react'
import { useInboxChange } from '../api/inbox-changes.ts'
import type { Inbox } from '../api/types.ts'
import { Field } from '../parts/field.tsx'
import { fullTime } from '../text/amounts.ts'
import { words } from '../words/words.ts'
import { ageOf, ageText, UNREADABLE } from './quantity.ts'
import { Section } from './section.tsx'
import { SettingForm } from './setting-form.tsx'

const EXAMPLE = '1h, 7d'

/** How long an inbox stays when nobody uses it. */
export function LifetimeForm({ inbox }: { readonly inbox: Inbox }): ReactNode {
  const change = useInboxChange(inbox.name)
  const [typed, setTyped] = useState<string | null>(null)
  const text = words.settings.lifetime
  const written = typed ?? inbox.ttl ?? ''
  const value = ageOf(written)
  const save = () => {
    if (value === UNREADABLE) return
    change.mutate({ ttl: value === null ? null : ageText(value) }, { onSuccess: () => setTyped(null) })
  }
  return (
    <Section title={text.title} why={text.why}>
      <p className="why">
        {inbox.expiresAt === null ? text.stays : text.goes(fullTime(Date.parse(inbox.expiresAt)))}
      </p>
      <SettingForm changed={value !== ageOf(inbox.ttl ?? '')} change={change} onSave={save}>
        <Field
          label={text.unused}
          value={written}
          onChange={setTyped}
          placeholder={text.forGood}
          help={words.settings.limits.such(EXAMPLE)}
          problem={value === UNREADABLE ? words.settings.limits.unreadable(EXAMPLE) : null}
          autoComplete="off"
          spellCheck={false}
        />
      </SettingForm>
    </Section>
  )
}
