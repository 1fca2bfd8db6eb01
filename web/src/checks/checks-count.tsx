import type { ReactNode } from 'react'
import { useChecks } from './use-checks.ts'

/** How many problems and warnings there are, once that is known; nothing where all is well. */
export function ChecksCount({ id }: { readonly id: string }): ReactNode {
  const checks = useChecks(id).data
  if (checks === undefined || checks.problems + checks.warnings === 0) return null
  return (
    <span className="flaws" data-severity={checks.problems > 0 ? 'problem' : 'warning'}>
      {checks.problems + checks.warnings}
    </span>
  )
}
