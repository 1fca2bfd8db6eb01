import type { ReactNode } from 'react'
import { messagePath } from '../api/paths.ts'
import type { MessageDetail } from '../api/types.ts'
import { Icon } from '../parts/icon.tsx'

interface MessageBarProps {
  readonly message: MessageDetail
  readonly onChange: (change: { readonly seen?: boolean; readonly flagged?: boolean }) => void
  readonly onRemove: () => void
  readonly onBack: () => void
}

export function MessageBar({ message, onChange, onRemove, onBack }: MessageBarProps): ReactNode {
  const { id, seen, flagged } = message
  return (
    <div className="message-bar" role="toolbar" aria-label="Message actions">
      <button type="button" className="button quiet only-narrow" onClick={onBack}>
        <Icon name="back" />
        List
      </button>
      <button type="button" className="button quiet" onClick={() => onChange({ seen: !seen })}>
        <Icon name={seen ? 'mail' : 'mailOpen'} />
        {seen ? 'Mark unread' : 'Mark read'}
      </button>
      <button
        type="button"
        className="button quiet"
        aria-pressed={flagged}
        onClick={() => onChange({ flagged: !flagged })}
      >
        <Icon name="flag" />
        Flag
      </button>
      <a className="button quiet only-wide" href={`${messagePath(id)}/raw`} download={`${id}.eml`}>
        <Icon name="down" />
        Download
      </a>
      <button type="button" className="button quiet delete" onClick={onRemove}>
        <Icon name="trash" />
        Delete
      </button>
    </div>
  )
}
