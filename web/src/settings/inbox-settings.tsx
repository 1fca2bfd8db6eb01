import type { ReactNode } from 'react'
import { useInboxes, useServer } from '../api/queries.ts'
import { ownerOf } from '../sidebar/tree.ts'
import { words } from '../words/words.ts'
import { LifetimeForm } from './lifetime-form.tsx'
import { LimitsForm } from './limits-form.tsx'
import { PasswordForm } from './password-form.tsx'
import { ReadStateForm } from './read-state-form.tsx'
import { RetrieveForm } from './retrieve-form.tsx'
import { Section } from './section.tsx'

/** What can be set on one inbox. */
export function InboxSettings({ name }: { readonly name: string }): ReactNode {
  const inboxes = useInboxes()
  const server = useServer().data
  const inbox = inboxes.data?.find((one) => one.name === name)
  if (server === undefined || inboxes.data === undefined)
    return (
      <p className="why" role="status">
        {inboxes.error?.message ?? words.phrases.reading}
      </p>
    )
  if (inbox === undefined)
    return (
      <p className="why" role="alert">
        {words.settings.noInbox}
      </p>
    )
  const usual = server.inboxes
  const guardian = inboxes.data.find((one) => one.name === ownerOf(name) && one.declared)
  return (
    <div className="sections">
      <ReadStateForm inbox={inbox} usual={usual} />
      <RetrieveForm inbox={inbox} usual={usual} />
      <LimitsForm inbox={inbox} usual={usual} />
      <LifetimeForm inbox={inbox} />
      {inbox.smtpPort !== null && (
        <Section title={words.settings.port.title} why={words.settings.port.why(inbox.smtpPort)} />
      )}
      <PasswordForm inbox={inbox} guardian={guardian?.name} fixed={usual.declared.includes(name)} />
    </div>
  )
}
