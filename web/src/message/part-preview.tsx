import { lazy, type ReactNode, Suspense, useState } from 'react'
import { partPath } from '../api/paths.ts'
import { PART_SHOWN, usePartOctets } from '../api/queries.ts'
import { LinesView } from '../lines/lines-view.tsx'
import { octets } from '../text/amounts.ts'
import { revealed } from '../text/reveal.ts'
import { words } from '../words/words.ts'
import { decodedText, type PreviewKind, previewKind } from './preview-kind.ts'

const CalendarPreview = lazy(async () => ({
  default: (await import('./calendar-preview.tsx')).CalendarPreview,
}))

export interface PreviewedPart {
  readonly n: number
  readonly name: string | null
  readonly type: string
  readonly size: number | null
  readonly parameters?: Readonly<Record<string, string>> | undefined
}

interface PartPreviewProps {
  /** The message's id. */
  readonly message: string
  readonly part: PreviewedPart
}

/** What is in a part, as far as that can be shown without letting it do anything. */
export function PartPreview({ message, part }: PartPreviewProps): ReactNode {
  const kind = previewKind(part)
  switch (kind) {
    case 'image':
      return <Picture message={message} part={part} />
    case 'calendar':
    case 'text':
      return <TextPreview message={message} part={part} kind={kind} />
    case 'pdf':
      return <p className="absent">{words.message.noPdf}</p>
    case 'none':
      return (
        <p className="absent">{part.size === null ? words.message.onlyParts : words.message.noPreview}</p>
      )
  }
}

function Picture({ message, part: { n, name } }: PartPreviewProps): ReactNode {
  const [broken, setBroken] = useState(false)
  if (broken) return <p className="absent">{words.message.brokenImage}</p>
  return (
    <img
      className="picture"
      src={partPath(message, n)}
      alt={revealed(name ?? '') || words.message.partNamed(n)}
      decoding="async"
      onError={() => setBroken(true)}
    />
  )
}

function TextPreview({ message, part, kind }: PartPreviewProps & { readonly kind: PreviewKind }): ReactNode {
  const { n, name, size, parameters } = part
  const { data, error } = usePartOctets(message, { n, size })
  if (error !== null) return <p className="problem">{error.message}</p>
  if (data === undefined) return <p className="absent">{words.phrases.reading}</p>
  const text = decodedText(data, parameters?.charset)
  if (text.trim() === '') return <p className="absent">{words.message.emptyPart}</p>
  const lines = (
    <LinesView
      text={text}
      label={revealed(name ?? '') || words.message.partNamed(n)}
      {...((size ?? 0) > PART_SHOWN && {
        note: <p className="absent">{words.message.partCut(octets(PART_SHOWN))}</p>,
      })}
    />
  )
  if (kind !== 'calendar') return lines
  return (
    <Suspense fallback={<p className="absent">{words.phrases.reading}</p>}>
      <CalendarPreview text={text} otherwise={lines} />
    </Suspense>
  )
}
