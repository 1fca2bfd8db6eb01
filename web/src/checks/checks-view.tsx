import type { ReactNode } from 'react'
import type { MessageChecks } from '../api/types.ts'
import { Icon } from '../parts/icon.tsx'
import { words } from '../words/words.ts'
import { Finding } from './finding.tsx'
import { findings } from './findings-words.ts'
import { useChecks } from './use-checks.ts'

/** What should be mended in the message before people get it, the gravest first; below it what was looked at besides. */
export function ChecksView({ id }: { readonly id: string }): ReactNode {
  const { data: checks, error, isFetching, refetch } = useChecks(id)
  if (checks !== undefined) return <Report checks={checks} />
  if (error === null || isFetching) {
    return (
      <p className="absent" role="status">
        {words.checks.checking}
      </p>
    )
  }
  return (
    <div className="checks">
      <p className="problem" role="alert">
        {error.message}
      </p>
      <button type="button" className="button" onClick={() => void refetch()}>
        {words.phrases.tryAgain}
      </button>
    </div>
  )
}

function Report({ checks }: { readonly checks: MessageChecks }): ReactNode {
  const { findings, passed, notApplicable, remarks } = checks
  return (
    <div className="checks">
      <Tally checks={checks} />
      {remarks.length > 0 && (
        <p className="remarks" role="note">
          {words.checks.notRead} {remarks.join(' · ')}
        </p>
      )}
      {(['problem', 'warning', 'hint'] as const).map((severity) => {
        const those = findings.filter((finding) => finding.severity === severity)
        return (
          those.length > 0 && (
            <section key={severity} aria-label={words.checks[severity]}>
              <h3 className="section">{words.checks[severity]}</h3>
              {those.map((finding) => (
                <Finding finding={finding} key={finding.id} />
              ))}
            </section>
          )
        )
      })}
      <Folded title={words.checks.passed(passed.length)} checks={passed} icon="check" />
      <Folded title={words.checks.notApplicable(notApplicable.length)} checks={notApplicable} />
    </div>
  )
}

function Tally({ checks: { problems, warnings, hints } }: { readonly checks: MessageChecks }): ReactNode {
  if (problems + warnings + hints === 0) {
    return (
      <p className="tally-line all-well">
        <Icon name="check" />
        {words.checks.allWell}
      </p>
    )
  }
  return (
    <p className="tally-line">
      {problems > 0 && <span data-severity="problem">{words.checks.problems(problems)}</span>}
      {warnings > 0 && <span data-severity="warning">{words.checks.warnings(warnings)}</span>}
      {hints > 0 && <span data-severity="hint">{words.checks.hints(hints)}</span>}
    </p>
  )
}

interface FoldedProps {
  readonly title: string
  readonly checks: MessageChecks['passed']
  readonly icon?: 'check'
}

function Folded({ title, checks, icon }: FoldedProps): ReactNode {
  if (checks.length === 0) return null
  return (
    <details className="folded">
      <summary>{title}</summary>
      <ul>
        {checks.map(({ id }) => (
          <li key={id}>
            {icon !== undefined && <Icon name={icon} />}
            {findings.names[id]}
          </li>
        ))}
      </ul>
    </details>
  )
}
