import { fold } from '../../domain/search/fold.ts'
import type { Link } from '../contract/findings.ts'
import type { PatternRunner } from './pattern-runner.ts'
import { wantedOf } from './wanted.ts'

/** Which link is meant. */
export interface LinkWanted {
  /** ` of kind reset`, ` whose text contains …`: for sentences that begin with "no link". */
  readonly words: string
  readonly fits: (link: Link, patterns: PatternRunner) => Promise<boolean>
}

export interface LinkAsked {
  /** A substring of what the link shows, or `~pattern`. */
  readonly text?: string
  readonly kind?: Link['kind']
}

export const ANY_LINK: LinkWanted = { words: '', fits: async () => true }

/** @throws HttpError `bad-request` for a pattern that cannot be read */
export async function linkWantedOf({ text, kind }: LinkAsked): Promise<LinkWanted> {
  const wanted = text === undefined ? undefined : await wantedOf(text, { field: 'text', exact: false })
  const sought = wanted?.contained === undefined || wanted.contained === null ? '' : fold(wanted.contained)
  const ofKind = kind === undefined ? '' : ` of kind ${kind}`
  return {
    words: `${ofKind}${wanted === undefined ? '' : ` whose text is ${wanted.words}`}`,
    fits: async (link, patterns) => {
      if (kind !== undefined && link.kind !== kind) return false
      if (wanted?.fits !== undefined) return wanted.fits(link.texts, patterns)
      return link.texts.some((shown) => fold(shown).includes(sought))
    },
  }
}
