import { words } from '../words/words.ts'

/** What a search understands, with an example to begin from. `docs/search.md` says all of it. */
export function operators(): readonly (readonly [example: string, meaning: string])[] {
  const { search } = words
  return [
    ['from:', search.from],
    ['to:', search.to],
    ['subject:', search.subject],
    ['body:', search.body],
    ['filename:', search.filename],
    ['header:X-Foo=', search.header],
    ['has:attachment', search.attachment],
    ['is:unread', search.unread],
    ['is:flagged', search.flagged],
    ['tag:', search.tag],
    ['larger:1M', search.larger],
    ['smaller:10k', search.smaller],
    ['before:2026-01-31', search.before],
    ['after:2026-01-31', search.after],
    ['"a phrase"', search.phrase],
    ['-word', search.not],
    ['one OR other', search.or],
  ]
}
