import { type ReactNode, useEffect } from 'react'
import { useRemoval } from '../api/changes.ts'
import { words } from '../words/words.ts'
import { carryOutRemovals, removeNow, undoRemoval, useWaitingRemovals } from './removals.ts'

/** Says what was deleted, for as long as that can be taken back. */
export function UndoBar(): ReactNode {
  const waiting = useWaitingRemovals()
  const { mutate } = useRemoval()
  useEffect(() => carryOutRemovals((ids, leaving) => mutate({ ids, leaving })), [mutate])
  return (
    <div className="undo" role="status">
      {waiting.length > 0 && (
        <>
          <span>{words.list.deleted(words.phrases.messages(waiting.length))}</span>
          <button type="button" className="button" aria-keyshortcuts="z" onClick={undoRemoval}>
            {words.list.undo}
          </button>
          <button type="button" className="button quiet" onClick={() => removeNow()}>
            {words.phrases.dismiss}
          </button>
        </>
      )}
    </div>
  )
}
