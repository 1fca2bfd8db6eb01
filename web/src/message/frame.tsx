import type { ReactNode } from 'react'
import { useFrame } from '../api/queries.ts'
import type { FrameMode } from '../api/types.ts'

interface FrameProps {
  readonly id: string
  readonly mode: FrameMode
  /** What is in it, for the accessible name. */
  readonly title: string
}

/**
 * A message's own HTML, hostile until proven otherwise: a frame of an opaque origin without scripts or forms, from an
 * address whose own policy says so again.
 */
export function Frame({ id, mode, title }: FrameProps): ReactNode {
  const frame = useFrame(id, mode)
  if (frame.error !== null) {
    return (
      <p className="problem" role="alert">
        {frame.error.message}
      </p>
    )
  }
  if (frame.data === undefined) return null
  return (
    <iframe
      key={frame.data.url}
      src={frame.data.url}
      sandbox="allow-popups allow-popups-to-escape-sandbox"
      referrerPolicy="no-referrer"
      title={title}
    />
  )
}
