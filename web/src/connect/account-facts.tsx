import type { ReactNode } from 'react'
import { CopyButton } from '../parts/copy-button.tsx'
import { words } from '../words/words.ts'
import type { Account } from './account.ts'
import type { Door } from './doors.ts'
import { hostInUrl } from './quoting.ts'

interface AccountFactsProps {
  readonly account: Account
  /** Whether there is a password that the page does not know. */
  readonly hidden: boolean
}

/** Hosts, ports, user name and password, each ready to be copied. */
export function AccountFacts({ account, hidden }: AccountFactsProps): ReactNode {
  const { smtp, pop3, imap, user, password } = account
  return (
    <dl className="account" aria-label={words.connect.account}>
      <Known name={words.connect.smtp} value={at(smtp)} />
      <Known name={words.connect.pop3} value={at(pop3)} />
      <Known name={words.connect.imap} value={at(imap)} />
      <Known name={words.connect.user} value={user} or={words.connect.noLogin} />
      {user !== null && (
        <Known
          name={words.connect.password}
          value={hidden ? null : password}
          or={words.connect.ownPassword}
          remark={words.connect.anyPassword}
        />
      )}
    </dl>
  )
}

interface KnownProps {
  readonly name: string
  /** `null`: shown is `or`; `undefined`: there is none, and nothing is shown. */
  readonly value: string | null | undefined
  readonly or?: string
  readonly remark?: string
}

function Known({ name, value, or, remark }: KnownProps): ReactNode {
  if (value === undefined) return null
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {value === null ? <span className="absent">{or}</span> : <code>{value}</code>}
        {value !== null && remark !== undefined && remark !== value && (
          <span className="absent">{remark}</span>
        )}
        {value !== null && <CopyButton text={value} label={words.connect.copyNamed(name)} />}
      </dd>
    </div>
  )
}

function at(door: Door | undefined): string | undefined {
  return door && `${hostInUrl(door.host)}:${door.port}`
}
