import { seconds } from '../lib/seconds.ts'
import { shownAddresses } from './criteria.ts'
import type { MailFields } from './mail-fields.ts'
import type { MailElsewhere, NearMiss, SessionSeen, WaitReport } from './wait-report.ts'

/** Mails of one kind that are written out; the rest is counted. */
const SHOWN = 5

/** The mail that was waited for did not come; the message tells all that may say why. */
export class MailNeverCame extends Error {
  readonly report: WaitReport

  constructor(report: WaitReport) {
    super(failedWait(report))
    this.name = 'MailNeverCame'
    this.report = report
  }
}

/** A report for people: what was wanted, what came here, what came elsewhere, who was refused, and where to look. */
export function failedWait(report: WaitReport): string {
  const { inbox, wanted, count, matched, milliseconds, given } = report
  const first =
    count === 1
      ? `No mail came to inbox "${inbox}" in ${seconds(milliseconds)} that fits.`
      : `Only ${matched.length} of ${count} mails that fit came to inbox "${inbox}" in ${seconds(milliseconds)}.`
  return [
    first,
    '',
    `Wanted: ${wanted}`,
    ...section('Fitting:', matched.map(shownMail)),
    ...section('Received here, nearest first:', report.nearMisses.map(shownMiss)),
    ...(report.nearMisses.length === 0 ? ['Received here: nothing else.'] : []),
    ...(given === 0 ? [] : [`Given out before: ${given}, which does not count again.`]),
    ...section('Received elsewhere meanwhile:', report.elsewhere.map(shownElsewhere)),
    ...sessionLines(report.sessions),
    `Look at it: ${report.url}`,
  ].join('\n')
}

/** A mail in a line: `"Welcome" from shop@x.test to ann@x.test`. */
export function shownMail({ subject, from, to }: Pick<MailFields, 'subject' | 'from' | 'to'>): string {
  return `${JSON.stringify(subject)} from ${shownAddresses(from)} to ${shownAddresses(to)}`
}

function shownMiss({ mail, why }: NearMiss): string {
  return [shownMail(mail), ...why.map((reason) => `    ✗ ${reason}`)].join('\n')
}

function shownElsewhere({ inbox, subject, from, to, rule }: MailElsewhere): string {
  return `in "${inbox}": ${JSON.stringify(subject)} from ${from} to ${to}${rule === null ? '' : `, by ${rule}`}`
}

function section(title: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return []
  const rest = lines.length - SHOWN
  const more = rest > 0 ? [`  … and ${rest} more`] : []
  return [title, ...lines.slice(0, SHOWN).map((line) => `  ${line}`), ...more]
}

function sessionLines(sessions: readonly SessionSeen[]): readonly string[] {
  if (sessions.length === 0) return ['SMTP: nobody logged in to this inbox, and no connection was refused.']
  return sessions.flatMap(({ state, remote, lastLines }) => [
    `SMTP session from ${remote}, ${state}. Its last lines:`,
    ...lastLines.map((line) => `  ${line}`),
  ])
}
