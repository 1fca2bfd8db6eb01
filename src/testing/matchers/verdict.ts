/** What a matcher answers, as Vitest, Jest and Playwright take it. */
export interface Verdict {
  readonly pass: boolean
  /** Why it failed: of the assertion, or of its `.not` when it passes. */
  message(): string
}

/** What a matcher found. */
export interface Finding {
  readonly pass: boolean
  /** What the assertion says of the mail: `to have the subject`. */
  readonly claim: string
  /** What was wanted, in a line. */
  readonly expected: string
  /** What is there, in lines. */
  readonly received: readonly string[]
  /** The title of `received`: `Subject`, `Links`. */
  readonly title: string
  /** Where a person can look at it. */
  readonly url: string
  /** Which mail or inbox is meant. */
  readonly of: string
}

/** The finding as a verdict, with a message that tells what was expected, what is there, and where to look. */
export function verdict(finding: Finding): Verdict {
  return { pass: finding.pass, message: () => told(finding) }
}

function told({ pass, claim, expected, received, title, url, of }: Finding): string {
  const lines = received.length === 0 ? ['none'] : received
  const [first = ''] = lines
  return [
    `Expected ${of} ${pass ? 'not ' : ''}${claim}`,
    '',
    ...(expected === '' ? [] : [`Expected: ${pass ? 'not ' : ''}${expected}`]),
    ...(lines.length === 1 ? [`${title}: ${first}`] : [`${title}:`, ...lines.map((line) => `  ${line}`)]),
    `Look at it: ${url}`,
  ].join('\n')
}
