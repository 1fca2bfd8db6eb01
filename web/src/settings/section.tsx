import type { ReactNode } from 'react'

interface SectionProps {
  readonly title: string
  /** What it is about, in a sentence. */
  readonly why?: ReactNode
  readonly children?: ReactNode
}

export function Section({ title, why, children }: SectionProps): ReactNode {
  return (
    <div className="setting">
      <h2>{title}</h2>
      {why !== undefined && <p className="why">{why}</p>}
      {children}
    </div>
  )
}
