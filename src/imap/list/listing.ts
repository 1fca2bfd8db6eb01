import { SEPARATOR } from '../../domain/mailbox.ts'
import type { KnownName, KnownNames } from './known-names.ts'
import type { Pattern } from './pattern.ts'

export interface Question {
  readonly patterns: readonly Pattern[]
  /** Whether a known name is what is asked for. */
  readonly wanted: (known: KnownName) => boolean
  /**
   * Which other names are listed for what is wanted below them: `levels`, those that a pattern ending with `%` matches;
   * `recursive`, those below which something is wanted that no pattern matches (RECURSIVEMATCH, RFC 9051 §6.3.9.3).
   */
  readonly above: 'none' | 'levels' | 'recursive'
}

export interface Listed extends KnownName {
  /** Whether it is what was asked for, and not only above that. */
  readonly wanted: boolean
  /** Whether there are mailboxes below it. */
  readonly children: boolean
  /** Whether there is something below it that is wanted. */
  readonly wantedBelow: boolean
}

/**
 * The answer of LIST or LSUB: each name at most once, and before all below it. `undefined` is a step without a result, so
 * that whoever goes through it can let others have their turn.
 */
export function* listing(names: KnownNames, question: Question): Generator<Listed | undefined> {
  const answers = new Answers(names, question)
  for (const known of names.all) yield answers.count(known)
  let before = ''
  for (const known of names.all) {
    if (question.above !== 'none')
      for (const name of levelsAbove(known.name, before)) {
        yield answers.of({ name, mailbox: undefined, subscribed: false })
      }
    yield answers.of(known)
    before = known.name
  }
}

/** Levels above a name that were not above the name before it, nor that name itself. */
function* levelsAbove(name: string, before: string): Generator<string> {
  let same = 0
  while (same < name.length && name[same] === before[same]) same++
  for (let end = name.indexOf(SEPARATOR); end >= 0; end = name.indexOf(SEPARATOR, end + 1)) {
    const passed = end < same || (end === same && end === before.length)
    if (!passed) yield name.slice(0, end)
  }
}

class Answers {
  readonly #names: KnownNames
  readonly #question: Question
  readonly #levels: readonly Pattern[]
  /** Of the names before each place how many are mailboxes, are wanted, and are wanted but match no pattern. */
  readonly #mailboxes = [0]
  readonly #wanted = [0]
  readonly #missing = [0]

  constructor(names: KnownNames, question: Question) {
    this.#names = names
    this.#question = question
    this.#levels = question.patterns.filter(({ levels }) => question.above === 'levels' && levels)
  }

  /** To be called for all names in their order first. */
  count(known: KnownName): undefined {
    const { above, wanted } = this.#question
    const isWanted = wanted(known)
    push(this.#mailboxes, known.mailbox !== undefined)
    push(this.#wanted, isWanted)
    push(this.#missing, above === 'recursive' && isWanted && !this.#matches(known.name))
  }

  of(known: KnownName): Listed | undefined {
    const { name } = known
    const wanted = this.#question.wanted(known)
    const [from, to] = this.#names.below(name)
    const has = (counts: readonly number[]) => (counts[to] ?? 0) > (counts[from] ?? 0)
    const wantedBelow = has(this.#wanted)
    const listed =
      ((wanted || has(this.#missing)) && this.#matches(name)) ||
      (wantedBelow && this.#levels.some((pattern) => pattern.matches(name)))
    return listed ? { ...known, wanted, children: has(this.#mailboxes), wantedBelow } : undefined
  }

  #matches(name: string): boolean {
    return this.#question.patterns.some((pattern) => pattern.matches(name))
  }
}

function push(counts: number[], one: boolean): void {
  counts.push((counts.at(-1) ?? 0) + (one ? 1 : 0))
}
