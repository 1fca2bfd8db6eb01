import { type ReactNode, useState } from 'react'
import { useFrame } from '../api/queries.ts'
import { Icon } from '../parts/icon.tsx'

const COST = 'Loading them tells the sender your network address and that you read the message.'

/**
 * The message's own HTML, hostile until proven otherwise: a frame of an opaque origin without scripts or forms, from an
 * address whose own policy says so again. Images from the network only when asked for, this once.
 */
export function HtmlView({ id }: { readonly id: string }): ReactNode {
  const [mode, setMode] = useState<'blocked' | 'remote'>('blocked')
  const frame = useFrame(id, mode)
  return (
    <figure className="untrusted">
      <figcaption>
        <Icon name="shield" />
        <span role="status">
          Untrusted content ·{' '}
          {mode === 'blocked' ? 'remote images blocked' : 'remote images loaded, this once'}
        </span>
        {mode === 'blocked' && (
          <button
            type="button"
            className="button quiet"
            title={COST}
            aria-description={COST}
            onClick={() => setMode('remote')}
          >
            <Icon name="image" />
            Load remote images once
          </button>
        )}
      </figcaption>
      {frame.error !== null && (
        <p className="problem" role="alert">
          {frame.error.message}
        </p>
      )}
      <div className="frame">
        {frame.data !== undefined && (
          <iframe
            key={frame.data.url}
            src={frame.data.url}
            sandbox="allow-popups allow-popups-to-escape-sandbox"
            referrerPolicy="no-referrer"
            title="Untrusted message"
          />
        )}
      </div>
    </figure>
  )
}
