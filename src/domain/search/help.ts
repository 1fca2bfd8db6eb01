import { SEARCH_OPERATORS } from './operators.ts'

export interface SearchHelpRow {
  readonly example: string
  readonly meaning: string
}

const SYNTAX: readonly SearchHelpRow[] = [
  {
    example: 'reset link',
    meaning:
      'Both texts are somewhere in subject, addresses, text or attachment names. Case does not count; parts of words are found.',
  },
  {
    example: '"reset link"',
    meaning: 'The phrase, whatever white space is in it. Inside quotes \\" is a quote.',
  },
  { example: '-spam', meaning: 'Not this. NOT spam is the same.' },
  { example: 'from:ann OR from:bob invoice', meaning: 'OR, in capitals, joins its two neighbours first.' },
  {
    example: '(a b) OR c',
    meaning: 'Parentheses say what belongs together; subject:(a OR b) is for each inside.',
  },
]

/** The search language, for help and docs: first how terms combine, then every operator. */
export const SEARCH_HELP: readonly SearchHelpRow[] = [
  ...SYNTAX,
  ...[...SEARCH_OPERATORS.values()].map(({ example, meaning }) => ({ example, meaning })),
]
