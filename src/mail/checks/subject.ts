import type { Check } from './check.ts'
import { Places } from './places.ts'

export const noSubject: Check<'no-subject'> = {
  id: 'no-subject',
  severity: 'problem',
  title: 'Subject',
  finds: 'No `Subject` field, or one with nothing in it.',
  why: 'People see “(no subject)” and do not open it; filters take it for junk.',
  todo: 'Give the message a subject.',
  look: ({ message }) =>
    message.text('subject').trim() === '' ? { message: 'The message has no subject.' } : null,
}

/** Characters that a wide list shows; phones show about half of it. */
const LONG = 100

export const longSubject: Check<'long-subject'> = {
  id: 'long-subject',
  severity: 'hint',
  title: 'Length of the subject',
  finds: `A subject of more than ${LONG} characters.`,
  why: 'Lists cut it: at about 40 characters on a phone, at about 70 on a desktop.',
  todo: 'Say what matters in the first 40 characters, and leave the rest to the message.',
  look: ({ message }) => {
    const subject = message.text('subject').trim()
    if (subject === '') return 'idle'
    const characters = countOf(subject)
    if (characters <= LONG) return null
    const places = new Places()
    places.add({ part: 'header', header: 'Subject', excerpt: subject })
    return { message: `The subject has ${characters} characters.`, figures: { characters }, places }
  },
}

/** Code units that are counted at once: the platform gives each character a copy of the whole text. */
const STRETCH = 200

/** What people would count: a letter with its marks, an emoji with its parts. Where a stretch ends it may be one more. */
function countOf(text: string): number {
  const divider = new Intl.Segmenter()
  let count = 0
  for (let at = 0; at < text.length; at += STRETCH)
    count += [...divider.segment(text.slice(at, at + STRETCH))].length
  return count
}
