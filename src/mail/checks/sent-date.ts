import type { Check } from './check.ts'
import { Places } from './places.ts'

export const noDate: Check<'date-missing'> = {
  id: 'date-missing',
  severity: 'problem',
  title: 'Date',
  finds: 'No `Date` field, or one that is no date of RFC 5322 §3.3.',
  why: 'The field is required (RFC 5322 §3.6). Programs show another time instead, or 1970; filters count it as junk.',
  todo: 'Let the library that sends the mail write the Date.',
  look: ({ message }) => {
    const field = message.fields.first('date')
    if (field === undefined) return { reason: 'missing', message: 'There is no Date.' }
    if (message.date() !== null) return null
    const places = new Places()
    places.add({ part: 'header', header: 'Date', excerpt: message.value(field) })
    return { reason: 'unreadable', message: 'The Date cannot be read.', places }
  },
}

const MINUTE = 60_000
/** Minutes between the Date and the time the message came that need no word. */
const FAR = 60

export const farDate: Check<'date-far'> = {
  id: 'date-far',
  severity: 'warning',
  title: 'Date and time received',
  finds: `A \`Date\` more than ${FAR} minutes before or after the message came. What was imported is let pass.`,
  why: 'Most programs sort by it: the mail stands below others, or on top for days. Often the zone is wrong, or the clock of the machine.',
  todo: 'Check the clock, and that the zone of the Date is the one its time is in.',
  look: ({ message, sentJustBefore }) => {
    const date = message.date()
    if (date === null || sentJustBefore === null) return 'idle'
    const minutes = Math.round((date.at - sentJustBefore) / MINUTE)
    if (Math.abs(minutes) <= FAR) return null
    const places = new Places()
    places.add({ part: 'header', header: 'Date', excerpt: message.text('date') })
    const [reason, side] = minutes < 0 ? (['early', 'before'] as const) : (['late', 'after'] as const)
    return {
      reason,
      message: `The Date is ${Math.abs(minutes)} minutes ${side} the time the message came.`,
      figures: { minutes: Math.abs(minutes) },
      places,
    }
  },
}
