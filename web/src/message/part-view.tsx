import type { ReactNode } from 'react'
import { partPath } from '../api/paths.ts'
import type { MessagePart } from '../api/types.ts'
import { Fact, Facts } from '../parts/facts.tsx'
import { Icon } from '../parts/icon.tsx'
import { Untrusted } from '../parts/untrusted.tsx'
import { octets } from '../text/amounts.ts'
import { revealed } from '../text/reveal.ts'
import { words } from '../words/words.ts'
import { PartPreview } from './part-preview.tsx'

interface PartViewProps {
  /** The message's id. */
  readonly message: string
  readonly part: MessagePart
}

/** One part: what it says of itself, and what is in it. */
export function PartView({ message, part }: PartViewProps): ReactNode {
  const { n, section, name, size, sha256 } = part
  const title = revealed(name ?? '') || words.message.partNamed(n)
  return (
    <div className="part-view">
      <div className="panel-bar">
        <h3 className="section">
          <Untrusted text={name ?? ''} or={words.message.partNamed(n)} />
        </h3>
        {size !== null && (
          <a
            className="button"
            href={partPath(message, n)}
            download
            aria-label={words.message.downloadNamed(title)}
          >
            <Icon name="down" />
            {words.message.download}
          </a>
        )}
      </div>
      <Facts>
        <Fact name={words.message.sectionNumber}>
          {section === '' ? words.message.wholeMessage : section}
        </Fact>
        {contentFields(part).map(([field, value]) => (
          <Fact name={field} key={field}>
            <Untrusted text={value} />
          </Fact>
        ))}
        {size !== null && <Fact name={words.message.size}>{octets(size)}</Fact>}
        {sha256 !== null && <Fact name="SHA-256">{sha256}</Fact>}
      </Facts>
      <PartPreview message={message} part={part} />
    </div>
  )
}

/** What the part's header fields say of it (RFC 2045, RFC 2183); those that it does not have are left out. */
function contentFields(part: MessagePart): readonly (readonly [field: string, value: string])[] {
  const { type, parameters, encoding, disposition, cid } = part
  const given = Object.entries(parameters).map(([key, value]) => `; ${key}=${value}`)
  return [
    ['Content-Type', `${type}${given.join('')}`],
    ['Content-Transfer-Encoding', encoding],
    ['Content-Disposition', disposition ?? ''],
    ['Content-ID', cid ?? ''],
  ].flatMap(([field = '', value = '']) => (value === '' ? [] : [[field, value] as const]))
}
