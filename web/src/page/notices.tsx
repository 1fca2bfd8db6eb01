import type { ReactNode } from 'react'
import { useServer } from '../api/queries.ts'
import { Icon } from '../parts/icon.tsx'
import { words } from '../words/words.ts'
import { report, useFailure } from './failure.ts'

/** What whoever reads here should know first: who else can, what the store suffers from, what just failed. */
export function Notices(): ReactNode {
  const warnings = useServer().data?.warnings ?? []
  const failure = useFailure()
  return (
    <div className="notices">
      {warnings.map((warning) => (
        <p className="notice" role="status" key={warning}>
          <Icon name="warn" />
          <span>{warning}</span>
        </p>
      ))}
      {failure !== null && (
        <div className="notice bad" role="alert">
          <Icon name="warn" />
          <span>{failure}</span>
          <button type="button" className="button quiet" onClick={() => report(null)}>
            {words.phrases.dismiss}
          </button>
        </div>
      )}
    </div>
  )
}
