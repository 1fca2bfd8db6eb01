import { type ReactNode, useId } from 'react'

interface SectionProps {
  readonly title: string
  /** What it is about, in a sentence. */
  readonly why?: ReactNode
  readonly children: ReactNode
}

export function Section({ title, why, children }: SectionProps): ReactNode {
  const id = useId()
  return (
    <section className="setting" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {why !== undefined && <p className="why">{why}</p>}
      {children}
    </section>
  )
}
