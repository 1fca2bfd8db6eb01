import ICAL from 'ical.js'

/** What an invitation says (RFC 5545), as written: times keep their own zone. Texts are empty where nothing is said. */
export interface CalendarEvent {
  readonly summary: string
  readonly start: string
  readonly end: string
  readonly location: string
  readonly organizer: string
  readonly attendees: readonly string[]
  readonly status: string
  readonly repeats: string
  readonly description: string
  readonly uid: string
}

export interface CalendarFacts {
  /** `REQUEST`, `CANCEL`, `REPLY` (RFC 5546 §1.4); empty when it has none. */
  readonly method: string
  readonly events: readonly CalendarEvent[]
}

/** Most events of one file, and most attendees of one event, that are told. */
const MOST = 50

/** @returns `null` for what is no calendar */
export function calendarFacts(text: string): CalendarFacts | null {
  try {
    const calendar = new ICAL.Component(ICAL.parse(text))
    if (calendar.name !== 'vcalendar') return null
    const events = calendar.getAllSubcomponents('vevent').slice(0, MOST).map(eventOf)
    return { method: textOf(calendar, 'method'), events }
  } catch {
    // Its text is shown instead, whatever is wrong with it.
    return null
  }
}

function eventOf(event: ICAL.Component): CalendarEvent {
  return {
    summary: textOf(event, 'summary'),
    start: timeOf(event, 'dtstart'),
    end: timeOf(event, 'dtend'),
    location: textOf(event, 'location'),
    organizer: personOf(event.getFirstProperty('organizer')),
    attendees: event.getAllProperties('attendee').slice(0, MOST).map(personOf),
    status: textOf(event, 'status'),
    repeats: textOf(event, 'rrule'),
    description: textOf(event, 'description'),
    uid: textOf(event, 'uid'),
  }
}

function textOf(component: ICAL.Component, name: string): string {
  const value: unknown = component.getFirstPropertyValue(name)
  return value === null || value === undefined ? '' : String(value)
}

/** `2026-01-31 12:00 (Europe/Berlin)`; a day alone for an event of whole days. */
function timeOf(component: ICAL.Component, name: string): string {
  const zone = component.getFirstProperty(name)?.getFirstParameter('tzid')
  const time = textOf(component, name)
    .replace(/:00(Z?)$/, '$1')
    .replace('T', ' ')
  if (time.endsWith('Z')) return `${time.slice(0, -1)} (UTC)`
  return zone ? `${time} (${zone})` : time
}

/** `Ann <ann@x.test>, ACCEPTED`: the name stands beside the address, for it can say anything. */
function personOf(property: ICAL.Property | null): string {
  if (property === null) return ''
  const address = String(property.getFirstValue()).replace(/^mailto:/i, '')
  const name = property.getFirstParameter('cn')
  const answer = property.getFirstParameter('partstat')
  return `${name ? `${name} <${address}>` : address}${answer ? `, ${answer}` : ''}`
}
