import { type ReactNode, useState } from 'react'
import { useFrame } from '../api/queries.ts'
import { Icon } from '../parts/icon.tsx'
import { words } from '../words/words.ts'

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
          {words.message.untrusted} ·{' '}
          {mode === 'blocked' ? words.message.remoteBlocked : words.message.remoteLoaded}
        </span>
        {mode === 'blocked' && (
          <button
            type="button"
            className="button quiet"
            title={words.message.remoteCost}
            aria-description={words.message.remoteCost}
            onClick={() => setMode('remote')}
          >
            <Icon name="image" />
            {words.message.loadRemote}
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
            title={words.message.untrustedMessage}
          />
        )}
      </div>
    </figure>
  )
}
