import type { ReactNode } from 'react'
import type { Address, MessageDetail } from '../api/types.ts'
import { People, Person } from '../parts/person.tsx'
import { Untrusted } from '../parts/untrusted.tsx'
import { fullTime } from '../text/amounts.ts'
import { words } from '../words/words.ts'
import { bccOf } from './recipients.ts'

/** Subject, people, time: the top of a letter. */
export function MessageHead({ message }: { readonly message: MessageDetail }): ReactNode {
  const { subject, from, to, cc, receivedAt, warnings, tags } = message
  const rows: readonly (readonly [string, readonly Address[]])[] = [
    [words.message.to, to],
    [words.message.cc, cc],
    [words.message.bcc, bccOf(message)],
  ]
  const [author] = from
  return (
    <>
      <header className="message-head">
        <h2 tabIndex={-1}>
          <Untrusted text={subject} or={words.list.noSubject} />
        </h2>
        <div className="people">
          <span className="monogram" data-tint={tintOf(author?.address ?? '')} aria-hidden="true">
            {letterOf(author)}
          </span>
          <div>
            <p className="author">
              {author === undefined ? (
                <span className="absent">{words.list.noSender}</span>
              ) : (
                <Person {...author} />
              )}
            </p>
            {rows
              .filter(([, people]) => people.length > 0)
              .map(([label, people]) => (
                <p className="towards" key={label}>
                  {label} <People people={people} />
                </p>
              ))}
          </div>
          <time dateTime={receivedAt}>{fullTime(Date.parse(receivedAt))}</time>
        </div>
        {tags.length > 0 && (
          <p className="tags">
            {tags.map((tag) => (
              <span className="badge clipped" key={tag}>
                <Untrusted text={tag} />
              </span>
            ))}
          </p>
        )}
      </header>
      {warnings.length > 0 && (
        <p className="remarks" role="note">
          <Untrusted text={warnings.join(' · ')} />
        </p>
      )}
    </>
  )
}

/** The first letter or digit of the sender's name. */
function letterOf(author: Address | undefined): string {
  return /[\p{L}\p{N}]/u.exec(author?.name || author?.address || '')?.[0].toUpperCase() ?? '?'
}

/** One of five tints, always the same one for the same address. */
function tintOf(address: string): number {
  let sum = 0
  for (const letter of address) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 65_521
  return sum % 5
}
