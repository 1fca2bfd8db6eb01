import { escaped } from './markup.ts'
import type { CheckedMessage, RunReport } from './run-report.ts'

/** One `testcase` of JUnit's format, as Jenkins' and GitLab's readers take it. */
interface TestCase {
  readonly name: string
  readonly classname: string
  /** What is wrong, in a line and in full. */
  readonly failure?: { readonly message: string; readonly text: string }
  readonly output?: string
}

/** Lines of a transcript that are told. */
const LAST_LINES = 20

/**
 * A report as JUnit XML: a suite for each inbox with a case for each message, failed where it has a problem, and a suite
 * of the connections that failed. Warnings and hints are the case's output.
 */
export function junitOf({ inboxes, failedSessions }: RunReport): string {
  const suites = inboxes.map(({ name, messages }) =>
    suiteOf(
      name,
      messages.map((message) => caseOf(name, message)),
    ),
  )
  const sessions = failedSessions.map((session) => ({
    name: `${session.protocol} ${session.startedAt}`,
    classname: 'sessions',
    failure: {
      message: [session.failure, session.ending].filter((part) => part !== null).join(': '),
      text: session.transcript
        .slice(-LAST_LINES)
        .map(({ from, text }) => `${from}: ${text}`)
        .join('\n'),
    },
  }))
  const all = sessions.length === 0 ? suites : [...suites, suiteOf('sessions', sessions)]
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="sandpost">\n${all.join('')}</testsuites>\n`
}

function caseOf(inbox: string, { summary, findings }: CheckedMessage): TestCase {
  const problems = findings.filter(({ severity }) => severity === 'problem')
  const rest = findings.filter(({ severity }) => severity !== 'problem')
  const lines = (some: typeof findings) =>
    some.map(({ id, message, todo }) => `${id}: ${message} ${todo}`).join('\n')
  return {
    name: `${summary.subject === '' ? '(no subject)' : summary.subject} #${summary.seq}`,
    classname: inbox,
    ...(problems.length === 0
      ? {}
      : { failure: { message: problems.map(({ message }) => message).join(' '), text: lines(problems) } }),
    ...(rest.length === 0 ? {} : { output: lines(rest) }),
  }
}

function suiteOf(name: string, cases: readonly TestCase[]): string {
  const failures = cases.filter(({ failure }) => failure !== undefined).length
  const counts = `tests="${cases.length}" failures="${failures}" errors="0" skipped="0" time="0"`
  return `  <testsuite name="${escaped(name)}" ${counts}>\n${cases.map(elementOf).join('')}  </testsuite>\n`
}

function elementOf({ name, classname, failure, output }: TestCase): string {
  const inside = [
    ...(failure === undefined
      ? []
      : [`<failure type="problem" message="${escaped(failure.message)}">${escaped(failure.text)}</failure>`]),
    ...(output === undefined ? [] : [`<system-out>${escaped(output)}</system-out>`]),
  ]
  const start = `    <testcase name="${escaped(name)}" classname="${escaped(classname)}" time="0"`
  if (inside.length === 0) return `${start}/>\n`
  return `${start}>\n${inside.map((element) => `      ${element}\n`).join('')}    </testcase>\n`
}
