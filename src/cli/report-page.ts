import { escaped } from './markup.ts'
import { counted } from './quantities.ts'
import type { CheckedMessage, InboxReport, RunReport } from './run-report.ts'

/** Lines of a transcript that are shown. */
const LAST_LINES = 40

/** Nothing is loaded, nothing runs: what stands here came in mail. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'"

const STYLE = `
:root { color-scheme: light dark; --faint: color-mix(in srgb, currentColor 12%, transparent) }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 64rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.4rem } h2 { font-size: 1.1rem; margin-top: 2.5rem }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid var(--faint); overflow-wrap: anywhere }
ul { margin: .2rem 0 0; padding-left: 1.2rem }
pre { overflow-x: auto; background: var(--faint); padding: .8rem; border-radius: .4rem }
.problem { color: light-dark(#b3261e, #ffb4ab) } .warning { color: light-dark(#7a4f00, #ffcf7d) }
`

/** A report as one HTML document that needs nothing else. */
export function reportPage({ inboxes, failedSessions }: RunReport): string {
  const messages = inboxes.reduce((sum, inbox) => sum + inbox.messages.length, 0)
  const places = counted(inboxes.length, 'inbox', 'inboxes')
  const failures = counted(failedSessions.length, 'failed connection')
  const summary = `${counted(messages, 'message')} in ${places}, ${failures}`
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="content-security-policy" content="${POLICY}">
<title>Sandpost: ${summary}</title>
<style>${STYLE}</style>
<h1>What was sent</h1>
<p>${summary}.</p>
${inboxes.map(inboxSection).join('')}${failedSessions.map(sessionSection).join('')}</html>
`
}

function inboxSection({ name, messages }: InboxReport): string {
  return `<h2>${escaped(name)}</h2>
<table>
<tr><th>Received</th><th>From</th><th>To</th><th>Subject, and what should be mended</th></tr>
${messages.map(row).join('')}</table>
`
}

function row({ summary, findings }: CheckedMessage): string {
  const people = (list: typeof summary.from) => list.map(({ address }) => escaped(address)).join(', ')
  const found = findings.map(
    ({ severity, message, todo }) =>
      `<li><b class="${severity}">${severity}</b> ${escaped(message)} ${escaped(todo)}</li>`,
  )
  const list = found.length === 0 ? '' : `<ul>${found.join('')}</ul>`
  const cells = [
    escaped(summary.receivedAt),
    people(summary.from),
    people(summary.to),
    `${summary.subject === '' ? '<i>no subject</i>' : escaped(summary.subject)}${list}`,
  ]
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>\n`
}

function sessionSection({
  protocol,
  startedAt,
  failure,
  ending,
  transcript,
}: RunReport['failedSessions'][number]): string {
  const why = [failure, ending].filter((part) => part !== null).join(': ')
  const lines = transcript.slice(-LAST_LINES).map(({ from, text }) => `${from}: ${text}`)
  return `<h2>${protocol.toUpperCase()} connection failed, ${escaped(startedAt)}</h2>
<p>${escaped(why)}</p>
<pre>${escaped(lines.join('\n'))}</pre>
`
}
