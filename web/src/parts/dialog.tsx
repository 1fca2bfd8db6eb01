import { type ReactNode, useEffect, useRef } from 'react'

interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A modal dialog: the browser's own, with its focus trap, Escape and inert page behind it. */
export function Dialog({ title, onClose, children }: DialogProps): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (dialog.current?.open !== false) return
    dialog.current.showModal()
    // A long text is read from its beginning, though the first that takes the focus may be a button at its end. The
    // heading takes it only then: the browser would otherwise prefer it to a field.
    if (dialog.current.scrollTop === 0 || heading.current === null) return
    heading.current.tabIndex = -1
    heading.current.focus()
  }, [])
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="dialog-title" onClose={onClose}>
      <h2 ref={heading} id="dialog-title">
        {title}
      </h2>
      {children}
    </dialog>
  )
}
