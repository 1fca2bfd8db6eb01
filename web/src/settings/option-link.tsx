import type { MouseEvent, ReactNode } from 'react'

/** The id of an option's row in the list of all. */
export function optionId(name: string): string {
  return `option-${name}`
}

interface OptionLinkProps {
  readonly name: string
  readonly children: ReactNode
}

/** Leads to what an option means, further down on the page. */
export function OptionLink({ name, children }: OptionLinkProps): ReactNode {
  const follow = (event: MouseEvent) => {
    event.preventDefault()
    // The address stays: it says which settings these are.
    const row = document.getElementById(optionId(name))
    row?.scrollIntoView({ block: 'center' })
    row?.focus({ preventScroll: true })
  }
  return (
    <a href={`#${optionId(name)}`} onClick={follow}>
      {children}
    </a>
  )
}
