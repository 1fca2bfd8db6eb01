import { BadValue } from '../bad-option.ts'
import { quoted } from '../quoted.ts'
import { listOf, type Reader } from '../reader.ts'

/** `-NAME`. Which names there are is known to the server alone. */
const one: Reader<string> = {
  placeholder: '-NAME',
  read(text) {
    if (!text.startsWith('-'))
      throw new BadValue(`cannot add ${quoted(text)}: capabilities can only be taken away, write -MOVE`)
    const name = text.slice(1).toUpperCase()
    if (!/^[A-Z0-9][A-Z0-9.+=-]*$/.test(name))
      throw new BadValue(`${quoted(text)} names no capability: write -MOVE`)
    return name
  },
}
const several = listOf(one, (name) => name)

/** Names of capabilities to do without, in upper case, or `all`: without none. */
export const capabilitiesLess: Reader<readonly string[]> = {
  ...several,
  placeholder: 'all|-NAME,…',
  read(text, surroundings) {
    if (text === 'all') return []
    // The word of other lists would mean the opposite here.
    if (text === 'none') throw new BadValue('cannot be none: write all, or what to do without, such as -MOVE')
    return several.read(text, surroundings)
  },
}
