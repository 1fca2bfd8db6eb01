import { type FormEvent, type ReactNode, useState } from 'react'
import type { MessageActions } from '../page/message-actions.ts'
import { Icon } from '../parts/icon.tsx'
import { go } from '../place.ts'
import { words } from '../words/words.ts'
import type { Marking } from './marking.ts'

interface MarkedBarProps {
  readonly marking: Marking
  readonly actions: MessageActions
}

/** What can be done with the marked messages. */
export function MarkedBar({ marking: { ids, end }, actions }: MarkedBarProps): ReactNode {
  const [tagging, setTagging] = useState(false)
  const none = ids.size === 0
  const [one, other] = ids
  return (
    <div className="marked-bar" role="toolbar" aria-label={words.list.markedActions}>
      <span role="status">{words.list.marked(ids.size)}</span>
      <button
        type="button"
        className="button quiet"
        disabled={none}
        onClick={() => actions.change({ seen: true })}
      >
        <Icon name="mailOpen" />
        {words.list.read}
      </button>
      <button
        type="button"
        className="button quiet"
        disabled={none}
        onClick={() => actions.change({ seen: false })}
      >
        <Icon name="mail" />
        {words.list.notRead}
      </button>
      <button type="button" className="button quiet" disabled={none} onClick={actions.toggleFlagged}>
        <Icon name="flag" />
        {words.message.flag}
      </button>
      <button
        type="button"
        className="button quiet"
        disabled={none}
        aria-expanded={tagging}
        onClick={() => setTagging(!tagging)}
      >
        {words.list.tag}
      </button>
      {one !== undefined && other !== undefined && ids.size === 2 && (
        <button
          type="button"
          className="button quiet"
          onClick={() => go({ area: 'compare', message: one, other, query: '' })}
        >
          {words.list.compare}
        </button>
      )}
      <button
        type="button"
        className="button quiet delete"
        disabled={none}
        onClick={() => {
          actions.remove()
          end()
        }}
      >
        <Icon name="trash" />
        {words.message.delete}
      </button>
      <button type="button" className="button quiet" onClick={end}>
        {words.list.markingDone}
      </button>
      {tagging && (
        <TagForm
          onTag={(tag) => {
            actions.change({ addTags: [tag] })
            setTagging(false)
          }}
        />
      )}
    </div>
  )
}

function TagForm({ onTag }: { readonly onTag: (tag: string) => void }): ReactNode {
  const [tag, setTag] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (tag.trim() !== '') onTag(tag.trim())
  }
  return (
    <form className="tag-form" onSubmit={submit}>
      <label htmlFor="tag">{words.list.tagName}</label>
      <input
        id="tag"
        className="field"
        maxLength={255}
        autoComplete="off"
        value={tag}
        onChange={(event) => setTag(event.target.value)}
      />
      <button type="submit" className="button">
        {words.list.addTag}
      </button>
    </form>
  )
}
