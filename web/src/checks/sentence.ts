import type { CheckFinding } from '../api/types.ts'
import { octets } from '../text/amounts.ts'
import { findings } from './findings-words.ts'

/** What was found, in the reader's language; the server's English where the page has no words for it. */
export function sentenceOf({ id, reason, figures, total, message }: CheckFinding): string {
  const { found } = findings
  const figure = (name: string) => figures[name] ?? 0
  switch (id) {
    case 'long-subject':
      return found[id](figure('characters'))
    case 'text-differs':
      return found[id](figure('missingInText'), figure('missingInHtml'))
    case 'html-size':
      return found[id](octets(figure('octets')))
    case 'image-alt':
      return found[id](total, figure('images'))
    case 'long-line':
      return found[id](total, figure('longest'))
    case 'date-far':
      return found[id][reason === 'early' ? 'early' : 'late'](durationOf(figure('minutes')))
    case 'no-subject':
      return found[id]
    case 'placeholder':
    case 'missing-value':
    case 'link-private':
    case 'link-relative':
    case 'link-blocked':
    case 'link-empty':
    case 'link-misleading':
    case 'link-insecure':
    case 'sender-missing':
    case 'bcc-visible':
      return found[id](total)
    default:
      return byReason(found[id], reason) ?? message
  }
}

function byReason(sentences: Readonly<Record<string, string>>, reason: string | null): string | undefined {
  return reason === null ? undefined : sentences[reason]
}

/** Minutes, or hours and days where there are at least two of them. */
function durationOf(minutes: number): string {
  if (minutes < 120) return findings.minutes(minutes)
  const hours = Math.round(minutes / 60)
  return hours < 48 ? findings.hours(hours) : findings.days(Math.round(hours / 24))
}
