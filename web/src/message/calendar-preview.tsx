import { type ReactNode, useMemo } from 'react'
import { Fact, Facts } from '../parts/facts.tsx'
import { Untrusted } from '../parts/untrusted.tsx'
import { words } from '../words/words.ts'
import { type CalendarEvent, calendarFacts } from './calendar.ts'

interface CalendarPreviewProps {
  readonly text: string
  /** What is shown of something that is no calendar. */
  readonly otherwise: ReactNode
}

const ROWS = [
  'summary',
  'start',
  'end',
  'location',
  'organizer',
  'status',
  'repeats',
  'description',
  'uid',
] as const

/** What an invitation says: the events in it, each with what, when, where and who. */
export function CalendarPreview({ text, otherwise }: CalendarPreviewProps): ReactNode {
  const facts = useMemo(() => calendarFacts(text), [text])
  if (facts === null || facts.events.length === 0) return otherwise
  return (
    <div className="calendar">
      {facts.method !== '' && (
        <p>
          <span className="badge">
            <Untrusted text={facts.method} />
          </span>
        </p>
      )}
      {facts.events.map((event, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an event may stand there twice, and the order never changes
        <Event event={event} key={index} />
      ))}
      <p className="absent">{words.message.calendarTimes}</p>
    </div>
  )
}

function Event({ event }: { readonly event: CalendarEvent }): ReactNode {
  return (
    <Facts>
      {ROWS.filter((row) => event[row] !== '').map((row) => (
        <Fact name={words.message.event[row]} key={row}>
          <Untrusted text={event[row]} />
        </Fact>
      ))}
      {event.attendees.length > 0 && (
        <Fact name={words.message.event.attendees}>
          <ul>
            {event.attendees.map((attendee, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: somebody may stand there twice, and the order never changes
              <li key={index}>
                <Untrusted text={attendee} />
              </li>
            ))}
          </ul>
        </Fact>
      )}
    </Facts>
  )
}
