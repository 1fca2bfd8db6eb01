import { lazy, type ReactNode, Suspense, useState } from 'react'
import { messagePath, partPath } from '../api/paths.ts'
import type { Attachment, MessageDetail } from '../api/types.ts'
import { Icon } from '../parts/icon.tsx'
import { Untrusted } from '../parts/untrusted.tsx'
import { octets } from '../text/amounts.ts'
import { revealed } from '../text/reveal.ts'
import { words } from '../words/words.ts'
import { previewKind } from './preview-kind.ts'

const PartPreview = lazy(async () => ({ default: (await import('./part-preview.tsx')).PartPreview }))

/** Octets of an image that is shown small without being asked for. */
const THUMBNAIL = 2_000_000

/** What is attached, to look at where that is harmless, and to download. */
export function AttachmentsView({ message }: { readonly message: MessageDetail }): ReactNode {
  const { id, attachments, structure } = message
  if (attachments.length === 0) return <p className="absent">{words.message.noAttachments}</p>
  const total = attachments.reduce((sum, { size }) => sum + size, 0)
  return (
    <>
      {attachments.length > 1 && (
        <div className="panel-bar">
          <span>{octets(total)}</span>
          <a className="button" href={`${messagePath(id)}/attachments.zip`} download>
            <Icon name="down" />
            {words.message.downloadAll}
          </a>
        </div>
      )}
      <ul>
        {attachments.map((attachment) => (
          <AttachmentItem
            key={attachment.n}
            message={id}
            attachment={attachment}
            parameters={structure.find(({ n }) => n === attachment.n)?.parameters}
          />
        ))}
      </ul>
    </>
  )
}

interface AttachmentItemProps {
  /** The message's id. */
  readonly message: string
  readonly attachment: Attachment
  readonly parameters: Readonly<Record<string, string>> | undefined
}

function AttachmentItem({ message, attachment, parameters }: AttachmentItemProps): ReactNode {
  const { n, name, type, size, cid, sha256 } = attachment
  const [open, setOpen] = useState(false)
  const kind = previewKind(attachment)
  const shownName = revealed(name) || words.message.partNamed(n)
  return (
    <li className="attachment">
      <Thumbnail message={message} attachment={attachment} />
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
        {kind === 'pdf' && <p className="about">{words.message.noPdf}</p>}
      </div>
      <span className="buttons">
        {['image', 'text', 'calendar'].includes(kind) && (
          <button
            type="button"
            className="button quiet"
            aria-expanded={open}
            aria-label={words.message.previewNamed(shownName)}
            onClick={() => setOpen(!open)}
          >
            {words.message.preview}
          </button>
        )}
        <a
          className="button"
          href={partPath(message, n)}
          download
          aria-label={words.message.downloadNamed(shownName)}
        >
          <Icon name="down" />
          {words.message.download}
        </a>
      </span>
      {open && (
        <section className="preview" aria-label={words.message.previewNamed(shownName)}>
          <Suspense fallback={<p className="absent">{words.phrases.reading}</p>}>
            <PartPreview message={message} part={{ ...attachment, parameters }} />
          </Suspense>
        </section>
      )}
    </li>
  )
}

type ThumbnailProps = Omit<AttachmentItemProps, 'parameters'>

/** A small picture of an image; of anything else, and of an image that cannot be shown, its kind in letters. */
function Thumbnail({ message, attachment: { n, name, type, size } }: ThumbnailProps): ReactNode {
  const [broken, setBroken] = useState(false)
  if (previewKind({ type, name, size }) === 'image' && size <= THUMBNAIL && !broken) {
    return (
      <img
        className="thumbnail"
        src={partPath(message, n)}
        alt=""
        loading="lazy"
        decoding="async"
        onError={() => setBroken(true)}
      />
    )
  }
  return (
    <span className="kind" aria-hidden="true">
      {kindOf(name, type)}
    </span>
  )
}

/** Up to four letters for the kind of a file: the end of its name, else its subtype. */
function kindOf(name: string, type: string): string {
  const ending =
    /\.([a-z0-9]{1,4})$/i.exec(name)?.[1] ?? type.split('/')[1]?.replace(/[^a-z0-9].*/i, '') ?? ''
  return ending.slice(0, 4).toUpperCase() || 'FILE'
}
