import type { Check } from './check.ts'
import { placeOf } from './checked-mail.ts'
import { counted } from './counted.ts'
import { Places } from './places.ts'
import { type Stretch, searchProse } from './prose-search.ts'

/** What programs print where a value should be. Case matters: `Null` begins a sentence, `NaN` does not. */
const CANDIDATE =
  /(?<![\p{L}\p{N}_.-])(?:undefined|null|NaN)(?![\p{L}\p{N}_-])|\[object [A-Z]\w{0,30}\]|(?<!\w)Invalid Date(?!\w)/gu
const IN_ADDRESS = /(?<=[/=])(?:undefined|null|NaN)(?=$|[/?&#])|\[object(?:%20|\+| )[A-Z]\w{0,30}(?:\]|%5D)/

const QUOTE_BEFORE = /["'`‘“„«「（(]\s?$/
const QUOTE_AFTER = /^\s?["'`’”»」]/
const GREETING =
  /(?:^|[\s,>])(?:hi|hello|hey|dear|welcome|welcome back|thanks|thank you|hallo|bonjour|hola|ciao|liebe[rs]?|sehr geehrte[rs]?|good (?:morning|afternoon|evening)),?\s$/i
const LABEL = /[:=#№]\s?$/
const CLAUSE_END = /^\s*(?:[,.;!)]|$)/
const MONEY_BEFORE = /[$€£¥₹]\s?$/
const MONEY_AFTER = /^\s?(?:[$€£¥₹%]|(?:USD|EUR|GBP|JPY|CHF)\b)/
const AGAIN_BEFORE = /(?:^|[^\p{L}])(?:undefined|null|NaN),?\s$/u
const AGAIN_AFTER = /^,?\s(?:undefined|null|NaN)(?![\p{L}\p{N}])/u
const HONORIFIC = /^\s?(?:様|さま|さん|殿)/
/** Words that prose has before and after `undefined` and `NaN` when it speaks of them. */
const SPOKEN_OF =
  /\b(?:is|are|was|were|be|been|being|remains?|remained|stays?|left|becomes?|became|returns?|returned|equals?|gives?|yields?|as|or|not|an?|the|otherwise|still|largely)\s$/i
const SPEAKING_ON =
  /^\s(?:behaviou?rs?|variables?|values?|references?|functions?|methods?|propert(?:y|ies)|ind(?:ex|ices)|symbols?|results?|terms?|states?|types?|constants?|or|and null|is not|if|when|unless)\b|^\s?\(/i

export const missingValues: Check<'missing-value'> = {
  id: 'missing-value',
  severity: 'problem',
  title: 'Missing values',
  finds:
    '`undefined`, `null`, `NaN`, `[object Object]` and `Invalid Date` where a value should be, in the subject, names, text, HTML and the paths and queries of links. “null and void”, “undefined behaviour”, quoted words and samples of code are let pass.',
  why: 'A program printed a value that it did not have: “Dear undefined”, “Total: NaN”.',
  todo: 'Find which value was not there when the template was rendered, and give it or leave its sentence out.',
  look: (mail) => {
    const places = new Places()
    searchProse(mail, CANDIDATE, places, isMissing)
    for (const address of mail.addresses) {
      // Those in text are read as a part of it.
      const [found] = (address.from === 'text' ? null : IN_ADDRESS.exec(address.href ?? '')) ?? []
      if (found !== undefined) places.add({ ...placeOf(address), found })
    }
    if (places.total > 0)
      return {
        message: `A value seems to be missing in ${counted(places.total, 'place', 'places')}.`,
        places,
      }
    return mail.isBlank ? 'idle' : null
  },
}

function isMissing({ found: word, before, after }: Stretch): boolean {
  if (word.startsWith('[')) return true
  if (QUOTE_BEFORE.test(before) || QUOTE_AFTER.test(after)) return false
  if (word === 'Invalid Date') return !/^ [\p{L}]/u.test(after)
  if (before.trim() === '' && after.trim() === '') return true
  if (GREETING.test(before) || HONORIFIC.test(after)) return true
  if (AGAIN_BEFORE.test(before) || AGAIN_AFTER.test(after) || MONEY_BEFORE.test(before)) return true
  // “null” is a word of its own in prose, and zero in German: it must stand where a value would.
  if (word === 'null') return LABEL.test(before) && after.trim() === ''
  if (MONEY_AFTER.test(after) || (LABEL.test(before) && CLAUSE_END.test(after))) return true
  return !SPOKEN_OF.test(before) && !SPEAKING_ON.test(after)
}
