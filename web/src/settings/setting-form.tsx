import type { FormEvent, ReactNode } from 'react'
import { problemText } from '../api/problem-text.ts'
import { Icon } from '../parts/icon.tsx'
import { words } from '../words/words.ts'

interface SettingFormProps {
  /** Whether there is anything to save. */
  readonly changed: boolean
  readonly change: {
    readonly isPending: boolean
    readonly isSuccess: boolean
    readonly error: Error | null
  }
  readonly onSave: () => void
  /** What the button says, when it is not "Save". */
  readonly save?: string
  readonly children: ReactNode
}

/** A few settings that are saved together, and the answer to that. */
export function SettingForm({ changed, change, onSave, save, children }: SettingFormProps): ReactNode {
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (changed) onSave()
  }
  return (
    <form onSubmit={submit}>
      {children}
      <div className="saving">
        <button type="submit" className="button main" disabled={!changed || change.isPending}>
          {save ?? words.settings.save}
        </button>
        <p className="saved" role="status">
          {change.isSuccess && !changed && (
            <>
              <Icon name="check" />
              {words.settings.saved}
            </>
          )}
        </p>
      </div>
      <p className="problem" role="alert">
        {problemText(change.error)}
      </p>
    </form>
  )
}
