import type { Check, Look } from './check.ts'
import { Places } from './places.ts'

/** Words that begin the page of a mail, not what it has to say. */
const BOILERPLATE =
  /^(?:(?:click here to )?(?:view|read|open|see) (?:this |the )?(?:e-?mail |message |newsletter |it )?(?:online|(?:in|on) (?:your |a |the )?(?:web|browser)|as a web)|(?:having )?(?:trouble|problems?) (?:viewing|reading|seeing)|can['’]?t (?:see|read|view) this|(?:this )?e-?mail not displaying|web version|unsubscribe|skip to (?:main )?content|im browser (?:ansehen|anzeigen|öffnen)|(?:diese )?e-?mail im browser|(?:voir|afficher|lire) .{0,30}navigateur|ver en (?:el )?navegador|※?(?:この)?メール(?:が|を)?.{0,20}(?:表示されない|ブラウザ)|ブラウザで)/iu
/** A shorter subject, such as “Hello”, may well begin the mail too. */
const SHORTEST_SUBJECT = 10

export const preheader: Check<'preheader'> = {
  id: 'preheader',
  severity: 'hint',
  title: 'First words (preheader)',
  finds:
    'HTML whose first words, hidden ones too, are none at all, repeat the subject, or are of the kind “View in browser”.',
  why: 'A list of messages shows them beside the subject: they decide with it whether the mail is opened.',
  todo: 'Begin the body with a sentence that adds to the subject, hidden if it should not be seen in the mail itself.',
  look: ({ html, message }) => {
    if (html === null) return 'idle'
    const { opening } = html
    if (opening === '') return flaw('empty', 'The HTML has no words at all for a list to show.', opening)
    const subject = message.text('subject').trim().toLowerCase()
    if (subject.length >= SHORTEST_SUBJECT && opening.toLowerCase().startsWith(subject))
      return flaw('subject', 'The first words repeat the subject.', opening)
    if (BOILERPLATE.test(opening))
      return flaw('boilerplate', 'The first words say nothing about the message.', opening)
    return null
  },
}

function flaw(reason: string, message: string, opening: string): Look {
  if (opening === '') return { reason, message }
  const places = new Places()
  places.add({ part: 'html', excerpt: opening })
  return { reason, message, places }
}
