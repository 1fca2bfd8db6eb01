import { type ReactNode, useState } from 'react'
import { messagePath } from '../api/paths.ts'
import type { MessageDetail } from '../api/types.ts'
import { Icon } from '../parts/icon.tsx'
import { words } from '../words/words.ts'
import { CompareDialog } from './compare-dialog.tsx'

interface MessageBarProps {
  readonly message: MessageDetail
  readonly onChange: (change: { readonly seen?: boolean; readonly flagged?: boolean }) => void
  readonly onRemove: () => void
  readonly onBack: () => void
}

export function MessageBar({ message, onChange, onRemove, onBack }: MessageBarProps): ReactNode {
  const { id, seen, flagged } = message
  const [comparing, setComparing] = useState(false)
  return (
    <>
      <div className="message-bar" role="toolbar" aria-label={words.message.actions}>
        <button type="button" className="button quiet only-narrow" onClick={onBack}>
          <Icon name="back" />
          {words.message.list}
        </button>
        <button type="button" className="button quiet" onClick={() => onChange({ seen: !seen })}>
          <Icon name={seen ? 'mail' : 'mailOpen'} />
          {seen ? words.message.markUnread : words.message.markRead}
        </button>
        <button
          type="button"
          className="button quiet"
          aria-pressed={flagged}
          onClick={() => onChange({ flagged: !flagged })}
        >
          <Icon name="flag" />
          {words.message.flag}
        </button>
        <a className="button quiet only-wide" href={`${messagePath(id)}/raw`} download={`${id}.eml`}>
          <Icon name="down" />
          {words.message.download}
        </a>
        <button
          type="button"
          className="button quiet"
          title={words.compare.with}
          onClick={() => setComparing(true)}
        >
          <Icon name="compare" />
          <span className="label">{words.compare.with}</span>
        </button>
        <button type="button" className="button quiet delete" title={words.message.delete} onClick={onRemove}>
          <Icon name="trash" />
          <span className="label">{words.message.delete}</span>
        </button>
      </div>
      {comparing && <CompareDialog message={message} onClose={() => setComparing(false)} />}
    </>
  )
}
