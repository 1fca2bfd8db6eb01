import { type ReactNode, useState } from 'react'
import { useFrame } from '../api/queries.ts'
import { Icon } from '../parts/icon.tsx'

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
        Untrusted content
        <span className="spring" />
        {mode === 'blocked' ? (
          <>
            <span id="remote-hint">
              Remote images are blocked: loading them tells the sender your address.
            </span>
            <button
              type="button"
              className="button quiet"
              aria-describedby="remote-hint"
              onClick={() => setMode('remote')}
            >
              <Icon name="image" />
              Load remote images once
            </button>
          </>
        ) : (
          <span role="status">Remote images were loaded, this once.</span>
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
