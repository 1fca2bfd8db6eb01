import { type ReactNode, useEffect, useState } from 'react'
import { words } from '../words/words.ts'
import { Icon } from './icon.tsx'

interface CopyButtonProps {
  readonly text: string
  /** What is copied, for the accessible name: `Copy the swaks command`. */
  readonly label: string
  /** Whether it is what one came for: it says all of its label, and has the focus. */
  readonly prominent?: boolean
}

/** Puts `text` on the clipboard and says so for a moment. */
export function CopyButton({ text, label, prominent = false }: CopyButtonProps): ReactNode {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return undefined
    const timer = setTimeout(() => setCopied(false), 2000)
    return () => clearTimeout(timer)
  }, [copied])
  return (
    <button
      type="button"
      className={prominent ? 'button main' : 'button quiet copy'}
      aria-label={label}
      // A dialog gives the focus to it when it opens.
      ref={(button) => {
        if (prominent) button?.setAttribute('autofocus', '')
      }}
      onClick={() => {
        copy(text).then(setCopied, () => setCopied(false))
      }}
    >
      <Icon name={copied ? 'check' : 'copy'} />
      <span aria-live="polite">{copied ? words.phrases.copied : prominent ? label : words.phrases.copy}</span>
    </button>
  )
}

/** The clipboard's own interface exists only on secure origins (loopback is one); elsewhere a selection is copied. */
async function copy(text: string): Promise<boolean> {
  if (navigator.clipboard !== undefined) {
    await navigator.clipboard.writeText(text)
    return true
  }
  const area = document.createElement('textarea')
  area.value = text
  area.className = 'visually-hidden'
  // Nothing outside a modal dialog can be selected.
  ;(document.querySelector('dialog[open]') ?? document.body).append(area)
  area.select()
  const done = document.execCommand('copy')
  area.remove()
  return done
}
