import { type ReactNode, useState } from 'react'
import { useInboxChange } from '../api/inbox-changes.ts'
import type { Inbox } from '../api/types.ts'
import { Field } from '../parts/field.tsx'
import { octets } from '../text/amounts.ts'
import { words } from '../words/words.ts'
import { ageOf, ageText, countOf, octetsOf, octetsText, type Quantity, UNREADABLE } from './quantity.ts'
import type { InboxFormProps } from './read-state-form.tsx'
import { Section } from './section.tsx'
import { SettingForm } from './setting-form.tsx'

type Limits = Inbox['limits']

/** One limit: how it is written and read. */
interface Row {
  readonly of: keyof Limits
  readonly label: string
  readonly example: string
  readonly read: (text: string) => Quantity
  readonly write: (value: number | null) => string
}

const rows = (): readonly Row[] => [
  {
    of: 'maxMessages',
    label: words.settings.limits.messages,
    example: '5000',
    read: countOf,
    write: (value) => (value === null ? '' : String(value)),
  },
  { of: 'maxAge', label: words.settings.limits.age, example: '7d, 12h, 30m', read: ageOf, write: ageText },
  {
    of: 'maxBytes',
    label: words.settings.limits.octets,
    example: '500MB, 2GiB',
    read: octetsOf,
    write: octetsText,
  },
]

/** How much an inbox keeps. */
export function LimitsForm({ inbox, usual }: InboxFormProps): ReactNode {
  const change = useInboxChange(inbox.name)
  const [typed, setTyped] = useState<Partial<Record<keyof Limits, string>>>({})
  const text = words.settings.limits
  const fields = rows().map((row) => {
    const written = typed[row.of] ?? row.write(inbox.limits[row.of])
    return { ...row, written, value: row.read(written) }
  })
  const changed = fields.some(({ of, value }) => value !== inbox.limits[of])
  const save = () => {
    if (fields.some(({ value }) => value === UNREADABLE)) return
    const limits: Partial<Limits> = {}
    for (const { of, value } of fields) if (value !== UNREADABLE) limits[of] = value
    change.mutate({ limits }, { onSuccess: () => setTyped({}) })
  }
  const { count, lastAt } = inbox.pruned
  return (
    <Section title={text.title} why={text.why}>
      <p className="why">
        {text.now(words.phrases.messages(inbox.messages), octets(inbox.bytes))}{' '}
        {lastAt !== null && text.pruned(words.phrases.messages(count))}
      </p>
      <SettingForm changed={changed} change={change} onSave={save}>
        {fields.map(({ of, label, example, write, written, value }) => (
          <Field
            key={of}
            label={label}
            value={written}
            onChange={(now) => setTyped({ ...typed, [of]: now })}
            placeholder={text.placeholder(write(usual.limits[of]))}
            help={text.such(example)}
            problem={value === UNREADABLE ? text.unreadable(example) : null}
            autoComplete="off"
            spellCheck={false}
          />
        ))}
      </SettingForm>
    </Section>
  )
}
