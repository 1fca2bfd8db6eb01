import type { en } from './en/en.ts'
import type { endings } from './en/endings.ts'
import type { findings } from './en/findings.ts'
import type { protocols } from './en/protocols.ts'

/** The same texts in any language: of each key a text, or how it is made of what is given to it. */
type SameAs<Texts> = {
  readonly [Key in keyof Texts]: Texts[Key] extends string
    ? string
    : Texts[Key] extends (...given: infer Given) => string
      ? (...given: Given) => string
      : SameAs<Texts[Key]>
}

export type Words = SameAs<typeof en>

/** What commands and replies mean: {@link Words} of their own, read only where a session is shown. */
export type Protocols = SameAs<typeof protocols>

/** How sessions ended, and what went wrong in them: {@link Words} of their own, read only where sessions are shown. */
export type Endings = SameAs<typeof endings>

/** What the checks look at, find and advise: {@link Words} of their own, read only where findings are shown. */
export type Findings = SameAs<typeof findings>
