import type { Check } from './check.ts'

/** Gmail shows the first 102 kB of HTML, where a kB has 1024 octets. */
const CLIP = 102 * 1024

export const htmlSize: Check<'html-size'> = {
  id: 'html-size',
  severity: 'warning',
  title: 'Size of the HTML',
  finds:
    'HTML of more than 102 kB (104,448 octets) with its transfer encoding undone; images are not counted.',
  why: 'Gmail cuts it there and shows “[Message clipped]”: what ends the mail, such as the link to unsubscribe, is not seen.',
  todo: 'Take out what is not needed: comments, unused styles, images as data: addresses, white space.',
  look: ({ html, htmlOctets }) => {
    if (html === null) return 'idle'
    if (htmlOctets <= CLIP) return null
    return {
      message: `The HTML has ${htmlOctets} octets; Gmail clips it at ${CLIP}.`,
      figures: { octets: htmlOctets, most: CLIP },
    }
  },
}
