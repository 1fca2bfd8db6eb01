import { BadValue } from '../bad-option.ts'
import { nearest } from '../nearest.ts'
import { quoted } from '../quoted.ts'
import type { Reader } from '../reader.ts'

/** One of a few words. */
export function choice<const Words extends readonly string[]>(...words: Words): Reader<Words[number]> {
  return {
    placeholder: words.join('|'),
    read(text) {
      const word = words.find((candidate) => candidate === text)
      if (word !== undefined) return word
      const hint = nearest(text, words)
      throw new BadValue(`${quoted(text)} is none of ${words.join(', ')}: did you mean ${hint}?`)
    },
  }
}

/** `true` or `false`; a flag without a value is `true`. */
export const yesOrNo: Reader<boolean> = {
  placeholder: 'true|false',
  bare: 'true',
  read(text) {
    if (text === 'true' || text === 'false') return text === 'true'
    throw new BadValue(`${quoted(text)} is neither true nor false`)
  },
}
