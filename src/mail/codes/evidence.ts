import { isCounted, isHeadingOfOther, isLabelled } from './labels.ts'
import type { Line } from './lines.ts'
import type { Candidate } from './shapes.ts'
import {
  isAuthentic,
  isForTyping,
  isOfTrade,
  type Mention,
  mentionsCode,
  mentionsIn,
  withoutMentions,
} from './words.ts'

/** What stands around a candidate; each text is cut, so that weighing takes the same time anywhere. */
export interface Surroundings {
  /** Of its own line. */
  readonly before: string
  readonly after: string
  /** Whether its line has nothing else to say. */
  readonly alone: boolean
  /** Lines over and under it, the nearest first. */
  readonly above: readonly string[]
  readonly below: readonly string[]
  readonly subject: string
}

/** The same, with what is thought of the words for codes in it. */
interface Named extends Surroundings {
  /** Whether a word speaks of a code that is typed: `zone code` does where the message is about signing in. */
  readonly isFor: (mention: Mention) => boolean
}

/** How sure it is: its own sentence or heading says so; lines near by do; only the subject or what follows does; not. */
export const SURE = 3
export const NEAR = 2
export const WEAK = 1
export const NONE = 0
export type Weight = typeof SURE | typeof NEAR | typeof WEAK | typeof NONE

const BEFORE = 160
const AFTER = 90
const LINES_ABOVE = 3
const LINES_BELOW = 2
const LINE = 200
const DECORATION = /^[\s*_~|>[\](){}<"'`=#.:;,+!“”„‘’「」『』【】《》•▶→-]*$/u
/** What is put into brackets behind a code that has the line for itself. */
const REMARK = /^[\s*_.]{0,4}\([^)]{0,80}\)\s*$/

/** @param shown all lines of its text; those that hold nothing but a code like it are passed over */
export function surroundingsOf(
  shown: { readonly lines: readonly Line[]; readonly bare: ReadonlySet<number>; readonly subject: string },
  at: number,
  { start, end }: Pick<Candidate, 'start' | 'end'>,
): Surroundings {
  const { lines, bare, subject } = shown
  const { plain } = lines[at] ?? { plain: '' }
  const reach = (step: 1 | -1, most: number): string[] => {
    const found: string[] = []
    // A list of codes has one heading.
    for (let next = at + step; found.length < most && Math.abs(next - at) < 20; next += step) {
      const line = lines[next]?.plain
      if (line === undefined) break
      if (!bare.has(next)) found.push(step < 0 ? line.slice(-LINE) : line.slice(0, LINE))
    }
    return found
  }
  return {
    before: plain.slice(Math.max(0, start - BEFORE), start),
    after: plain.slice(end, end + AFTER),
    alone: isAlone(plain, start, end),
    above: reach(-1, LINES_ABOVE),
    below: reach(1, LINES_BELOW),
    subject,
  }
}

/** Whether a line says nothing but what stands from `start` to `end`. */
export function isAlone(plain: string, start: number, end: number): boolean {
  if (start > 20 || plain.length - end > 90) return false
  const after = plain.slice(end)
  return DECORATION.test(plain.slice(0, start)) && (DECORATION.test(after) || REMARK.test(after))
}

/** How sure it is that a candidate is a code. Precision comes first: what is in doubt is none. */
export function weightOf(candidate: Candidate, around: Surroundings): Weight {
  const { before, after, above, below, subject } = around
  // `password` is another label, `one-time password` is none.
  if (isLabelled(withoutMentions(before)) || isCounted(before, after)) return NONE
  const context = [before, after, ...above, ...below, subject].join('\n')
  const named = { ...around, isFor: (mention: Mention) => !mention.qualified || isForTyping(context) }
  const weight = spokenFor(candidate, named) ? SURE : around.alone ? weightAlone(candidate, named) : NONE
  if (weight === NONE) return NONE
  return isOfTrade(context) || (isWordLike(candidate) && !isAuthentic(context)) ? NONE : weight
}

function spokenFor(candidate: Candidate, named: Named): boolean {
  return isIntroduced(candidate, named) || isAsserted(candidate, named) || isAskedFor(candidate, named)
}

/** `SPRING2026`: what people make up to be remembered. */
function isWordLike({ shape, value }: Candidate): boolean {
  return shape === 'mixed' && /^[A-Z]{4,}-?\d{1,4}$/.test(value)
}

const SENTENCE_END = /[.!?](?=\s)|[。！？؟।]/u
/** What stands between the word and the code itself, at the end of it. */
const IS =
  /(?:^|\P{L})(?:is|are|lautet|ist|est|es|é|è|e|je|jest|är|er|este|είναι|adalah|ialah|là|है|to|on|namely)\P{L}{0,4}$|[:：「『【《"“«[(（|-]\s{0,3}["'“*_]{0,3}$|(?:คือ|は|是|为|為|은|는|هو|هي|है)[\s"'“「『【[*]{0,4}$/iu
/** Ends of what leads to a number that is not the code. */
const ELSEWHERE =
  /(?:^|\P{L})(?:to|for|from|with|by|and|or|via|phone|an|für|von|à|pour|de|para|per|voor|na|do|к|для|для|на|с)\s*$/iu
const TO_OR_ON = /(?:^|\P{L})(to|on)\P{L}{0,4}$/iu

/** `Your code is 123456`, `code: 123456`, `code 123456`. */
function isIntroduced({ shape, dated, value }: Candidate, { before, isFor }: Named): boolean {
  const sentence = before.split(SENTENCE_END).at(-1) ?? ''
  const mention = mentionsIn(sentence).at(-1)
  if (mention === undefined || !isFor(mention)) return false
  const gap = sentence.slice(mention.end)
  // `error in code 482913` names some code, `your code: 482913` tells it.
  if (gap.trim() === '' && /^codes?$/i.test(mention.word) && !isFor({ ...mention, qualified: true }))
    return false
  if (!leadsOver(gap, mention)) return isPlainlyNamed(value, gap, sentence)
  const near = gap.length <= 30
  if (shape === 'letters') return gap.length <= 20 && /[:：「『【"“]\s*\P{L}{0,3}$/u.test(gap)
  if (shape === 'lower') return gap.length <= 14 && /\P{L}{0,3}$/u.test(gap) && gap.trim() !== ''
  return shape === 'digits' && !dated ? true : near
}

/** Six digits soon after a word for a one-time password, in whatever language the words between are. */
function isPlainlyNamed(value: string, gap: string, sentence: string): boolean {
  return (
    /^\d{6}$/.test(value) && /^[^\d=;,(]{1,30}$/u.test(gap) && !ELSEWHERE.test(gap) && isAuthentic(sentence)
  )
}

function leadsOver(gap: string, { word }: Mention): boolean {
  // What is left of the word itself, `kod-`, or nothing but marks.
  if (/^[^\p{L}\d.=]{0,8}$/u.test(gap)) return true
  const small = TO_OR_ON.exec(gap)?.[1]?.toLowerCase()
  // English has other uses for these than Polish and Finnish.
  if (small === 'to') return /^k[oó]d/iu.test(word)
  if (small === 'on') return /koodi/iu.test(word)
  return IS.test(gap)
}

/** How a line begins before a code that it then names, or what asks for it. */
const OPENING = /(?:^|[,:\]】〉》>)!。，：]|\s[-–—|])[\s"'“「『【[(<*_#]{0,6}$/u
const LINK_WORD =
  /^["'”」』】\])*_.,:\s–—-]{0,5}(?:(?:is|as|ist|als|est|es|é|è|este|je|jest|to|är|er|είναι|adalah|là|هو|है|-|–|—|:)(?!\p{L})|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}])/iu
const REACH = 50

/** `123456 is your code`. */
function isAsserted({ shape, dated, value }: Candidate, { before, after, isFor }: Named): boolean {
  if (shape === 'letters' || shape === 'lower' || dated || !OPENING.test(before)) return false
  const sentence = after.split(SENTENCE_END)[0] ?? ''
  const mention = mentionsIn(sentence)[0]
  if (mention === undefined || mention.start > REACH || !isFor(mention)) return false
  const gap = sentence.slice(0, mention.start)
  if (/\d/.test(gap)) return false
  return LINK_WORD.test(gap) || !/\p{L}/u.test(gap) || (value.length === 6 && mention.start <= 25)
}

const ASKING =
  /(?:use|enter|type|input|insert|submit|provide|quote|give|geben sie|gib|nutzen sie|verwenden sie|saisi(?:ssez|r)|entrez|utilisez|introduce|introduzca|ingres[ae]|usa|utiliza|escribe|digite|insira|use o|inserisci|usa|utilizza|digita|voer|gebruik|vul|wpisz|podaj|użyj|ange|skriv|indtast|brug|girin|введите|используйте|введіть|输入|輸入|使用|입력|入力)[\s:]{0,3}(?:(?:the|this|your|den|le|el|il|de|o|code|kod|код|código|codice)\s){0,3}["'“「『*_[(]{0,3}$/iu

/** `Enter 123456 to sign in`. */
function isAskedFor({ shape, dated, value }: Candidate, around: Surroundings): boolean {
  const { before, after, above, subject } = around
  if (shape === 'letters' || shape === 'lower' || dated || !ASKING.test(before)) return false
  // Who is to use a thousand of something is told so in another sentence, or in round numbers.
  if (value.endsWith('000')) return false
  const sentence = `${before.split(SENTENCE_END).at(-1)}${value}${after}`
  const context = [sentence, above[0] ?? '', subject].join('\n')
  return mentionsCode(context) || (value.length >= 6 && isAuthentic(context))
}

/** A line of its own, or an element: what stands around it says what it is. */
function weightAlone({ shape, dated, value }: Candidate, { above, below, subject, isFor }: Named): Weight {
  const [heading = ''] = above
  const named = mentionsIn(heading).some(isFor)
  if (!named && isHeadingOfOther(heading)) return NONE
  if (shape === 'letters' && !value.includes('-')) return named && /[:：]\s*$/.test(heading) ? SURE : NONE
  if (named) return dated && !/[:：]\s*$/.test(heading) && heading.length > 40 ? NONE : SURE
  if (dated || shape === 'letters') return NONE
  if (above.slice(1).some(mentionsCode)) return NEAR
  if (value.length < 5) return NONE
  if (below.some(mentionsCode) || mentionsCode(subject)) return WEAK
  const asks = /[:：]\s*$/.test(heading) && isAuthentic(heading)
  return asks && value.length >= 6 ? WEAK : NONE
}
