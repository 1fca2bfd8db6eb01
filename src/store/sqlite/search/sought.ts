import { likePattern, trigramExpression } from './pattern.ts'

/**
 * How folded texts are compared: as they are, where accents count, or as i;unicode-casemap does (RFC 5051 §2), which takes
 * letters apart from their accents: `cafe` is found in `café`, and `cafes` is not found in `cafés`.
 */
export type Comparator = 'folded' | 'casemap'

const BEGINS_WITH_MARK = /^\p{M}/u
/** What may be one character with a mark that follows, or that it begins with: `=` too, as `≠`. */
const MAY_BE_JOINED = /^\p{M}|[a-z<=>]$|[^\0-\x7f]$/u

/** A folded text that is looked for in columns of folded texts. */
export class Sought {
  readonly text: string
  /** What of it stands as it is in every text that holds it: an accent may follow its last letter. */
  readonly stem: string
  readonly comparator: Comparator

  constructor(folded: string, comparator: Comparator) {
    this.text = folded
    this.comparator = comparator
    this.stem = comparator === 'casemap' && MAY_BE_JOINED.test(folded) ? withoutLast(folded) : folded
  }

  /** The FTS5 expression of the texts that may hold it; `undefined` when it is too short. */
  get trigrams(): string | undefined {
    return trigramExpression(this.stem)
  }

  /** A condition that a column holds it, and its parameters. What has no accents at all is settled without taking it apart. */
  in(column: string): { readonly sql: string; readonly parameters: readonly string[] } {
    const like = `${column} LIKE ? ESCAPE '\\'`
    if (this.stem === this.text) return { sql: like, parameters: [likePattern(this.text)] }
    const apart = `octet_length(${column}) <> length(${column}) AND text_holds(${column}, ?)`
    return {
      sql: `(${like} AND (${like} OR (${apart})))`,
      parameters: [likePattern(this.stem), likePattern(this.text), this.text],
    }
  }
}

/** `text_holds` of SQL: whether a folded text holds another, letters and accents taken apart. */
export function textHolds(text: string, sought: string): boolean {
  return text.normalize('NFD').includes(sought.normalize('NFD'))
}

function withoutLast(text: string): string {
  return BEGINS_WITH_MARK.test(text) ? '' : [...text].slice(0, -1).join('')
}
