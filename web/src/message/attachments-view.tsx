import type { ReactNode } from 'react'
import { messagePath } from '../api/paths.ts'
import type { Attachment } from '../api/types.ts'
import { Icon } from '../parts/icon.tsx'
import { Untrusted } from '../parts/untrusted.tsx'
import { octets } from '../text/amounts.ts'
import { revealed } from '../text/reveal.ts'
import { words } from '../words/words.ts'

interface AttachmentsViewProps {
  /** The message's id. */
  readonly message: string
  readonly attachments: readonly Attachment[]
}

/** What is attached, to download: nothing of it is opened or shown here. */
export function AttachmentsView({ message, attachments }: AttachmentsViewProps): ReactNode {
  if (attachments.length === 0) return <p className="absent">{words.message.noAttachments}</p>
  return (
    <ul>
      {attachments.map(({ n, name, type, size, cid, sha256 }) => (
        <li className="attachment" key={n}>
          <span className="kind" aria-hidden="true">
            {kindOf(name, type)}
          </span>
          <div>
            <p className="name">
              <Untrusted text={name} or={words.message.noName} />
            </p>
            <p className="about">
              <Untrusted text={type} /> · {octets(size)}
              {cid !== null && (
                <>
                  {' '}
                  · {words.message.inlineAs} <Untrusted text={cid} />
                </>
              )}
              {sha256 !== null && (
                <>
                  {' '}
                  · <code title={`SHA-256 ${sha256}`}>{sha256.slice(0, 12)}…</code>
                </>
              )}
            </p>
          </div>
          <a
            className="button"
            href={`${messagePath(message)}/parts/${n}`}
            download
            aria-label={words.message.downloadNamed(revealed(name) || words.message.partNamed(n))}
          >
            <Icon name="down" />
            {words.message.download}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** Up to four letters for the kind of a file: the end of its name, else its subtype. */
function kindOf(name: string, type: string): string {
  const ending =
    /\.([a-z0-9]{1,4})$/i.exec(name)?.[1] ?? type.split('/')[1]?.replace(/[^a-z0-9].*/i, '') ?? ''
  return ending.slice(0, 4).toUpperCase() || 'FILE'
}
