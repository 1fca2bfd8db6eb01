import { type ReactNode, useState } from 'react'
import type { Address } from '../api/types.ts'
import { words } from '../words/words.ts'
import { Untrusted } from './untrusted.tsx'

/** How many of a long list of people are shown at first. */
const FIRST = 8

/** Name and address of somebody; the address is always there, for a name can say anything. */
export function Person({ name, address }: Address): ReactNode {
  if (name === '') return <Untrusted text={address} or={words.phrases.nobody} />
  return (
    <>
      <Untrusted text={name} />{' '}
      <span className="address">
        &lt;
        <Untrusted text={address} />
        &gt;
      </span>
    </>
  )
}

export function People({ people }: { readonly people: readonly Address[] }): ReactNode {
  const [all, setAll] = useState(false)
  const shown = all ? people : people.slice(0, FIRST)
  return (
    <>
      {shown.map(({ name, address }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same person may stand there twice, and the order never changes
        <span key={index}>
          {index > 0 && ', '}
          <Person name={name} address={address} />
        </span>
      ))}
      {people.length > shown.length && (
        <button type="button" className="link" onClick={() => setAll(true)}>
          {words.phrases.and(people.length - shown.length)}
        </button>
      )}
    </>
  )
}
