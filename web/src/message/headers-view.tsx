import { type ReactNode, useState } from 'react'
import type { MessageDetail } from '../api/types.ts'
import { Fact, Facts } from '../parts/facts.tsx'
import { Untrusted } from '../parts/untrusted.tsx'
import { words } from '../words/words.ts'

/** Fields that are laid out at first; a hostile message has ten thousand. */
const FIRST = 300

/** The header fields in the order they stand, decoded. */
export function HeadersView({ headers }: { readonly headers: MessageDetail['headers'] }): ReactNode {
  const [all, setAll] = useState(false)
  if (headers.length === 0) return <p className="absent">{words.message.noHeaders}</p>
  const shown = all ? headers : headers.slice(0, FIRST)
  return (
    <>
      <Facts>
        {shown.map(({ name, value }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a field may stand there twice, and the order never changes
          <Fact name={<Untrusted text={name} />} key={index}>
            <Untrusted text={value} />
          </Fact>
        ))}
      </Facts>
      {shown.length < headers.length && (
        <button type="button" className="button" onClick={() => setAll(true)}>
          {words.common.showAll(headers.length)}
        </button>
      )}
    </>
  )
}
