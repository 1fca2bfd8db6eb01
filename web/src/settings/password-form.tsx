import { type ReactNode, useState } from 'react'
import { useInboxChange } from '../api/inbox-changes.ts'
import type { Inbox } from '../api/types.ts'
import { CopyButton } from '../parts/copy-button.tsx'
import { Field } from '../parts/field.tsx'
import { rememberPassword } from '../sidebar/made-passwords.ts'
import { newPassword } from '../text/password.ts'
import { revealed } from '../text/reveal.ts'
import { words } from '../words/words.ts'
import { Section } from './section.tsx'
import { SettingForm } from './setting-form.tsx'

interface PasswordFormProps {
  readonly inbox: Inbox
  /** The inbox whose password guards this one, which has none of its own: `shop` of `shop+till`. */
  readonly guardian: string | undefined
  /** Whether --inboxes declares it: it has to have a password then. */
  readonly fixed: boolean
}

/** Sets a password, or takes it away. */
export function PasswordForm({ inbox: { name, declared }, guardian, fixed }: PasswordFormProps): ReactNode {
  const change = useInboxChange(name)
  const [password, setPassword] = useState('')
  const [last, setLast] = useState<string | null>(null)
  const text = words.settings.password
  const set = (to: string | null) =>
    change.mutate(
      { password: to },
      {
        onSuccess: () => {
          rememberPassword(name, to)
          setLast(to)
          setPassword('')
        },
      },
    )
  return (
    <Section
      title={text.title}
      why={declared ? text.has : guardian === undefined ? text.hasNone : text.guarded(revealed(guardian))}
    >
      <SettingForm
        changed={password !== ''}
        change={change}
        save={declared ? text.replace : text.set}
        onSave={() => set(password)}
      >
        <Field
          label={declared ? text.another : text.one}
          value={password}
          onChange={setPassword}
          help={text.help}
          maxLength={255}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        >
          <button type="button" className="button" onClick={() => setPassword(newPassword())}>
            {words.inboxes.generate}
          </button>
        </Field>
      </SettingForm>
      {last !== null && (
        <p className="why">
          {text.lastSet} <code>{last}</code> <CopyButton text={last} label={text.copyIt} />
        </p>
      )}
      {declared && (
        <div className="take-away">
          <button
            type="button"
            className="button"
            disabled={fixed || change.isPending}
            onClick={() => set(null)}
          >
            {text.takeAway}
          </button>
          <p className="help">{fixed ? text.fixed : text.takeAwayMeans}</p>
        </div>
      )}
    </Section>
  )
}
