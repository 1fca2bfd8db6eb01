import { LIMITS } from '../limits.ts'
import type { CheckedMail } from './checked-mail.ts'
import { excerptOf, type Place, type Places } from './places.ts'

/** A stretch that a pattern found, with what stands around it. */
export type Stretch = ReturnType<typeof excerptOf>

/**
 * Adds every stretch that `pattern` finds in what people read: subject and names, text, HTML and the alternative texts of
 * its images. Of each it looks at so many ({@link LIMITS}.checkCandidates) and no more.
 *
 * @param pattern global; bounded, for what it reads is untrusted
 * @param isMeant whether a stretch is what is looked for
 */
export function searchProse(
  mail: CheckedMail,
  pattern: RegExp,
  places: Places,
  isMeant: (stretch: Stretch) => boolean = () => true,
): void {
  const search = (text: string, place: Place) => {
    let left: number = LIMITS.checkCandidates
    for (const match of text.matchAll(pattern)) {
      if (left-- <= 0) return
      const stretch = excerptOf(text, match.index, match.index + match[0].length)
      const { excerpt, found } = stretch
      if (isMeant(stretch)) places.add({ ...place, excerpt, found })
    }
  }
  for (const { name, text } of mail.headerTexts) search(text, { part: 'header', header: name })
  search(mail.textProse, { part: 'text' })
  search(mail.html?.prose ?? '', { part: 'html' })
  for (const { alt } of mail.html?.images ?? []) search(alt ?? '', { part: 'html' })
}
