import { lazy, type ReactNode, Suspense } from 'react'
import { words } from '../words/words.ts'

/** Explanations and all: loaded when it is first asked for. */
const MessageSession = lazy(() =>
  import('../sessions/message-session.tsx').then(({ MessageSession }) => ({ default: MessageSession })),
)

/** The session that brought the message. */
export function SessionTab({ id }: { readonly id: string }): ReactNode {
  return (
    <Suspense fallback={<p className="absent">{words.common.reading}</p>}>
      <MessageSession id={id} />
    </Suspense>
  )
}
