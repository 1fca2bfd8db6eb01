/** Bounds of one command (HOSTILE §2). The length of lines and literals is bounded where they are read. */
export const GRAMMAR_LIMITS = {
  /** Octets of a tag (I02). */
  tag: 1_000,
  /** Levels of parentheses, NOT and OR in a search program (I10). */
  depth: 50,
  /** Keys of a search program (I11). */
  searchKeys: 1_000,
  /** Names in one HEADER.FIELDS (I21). */
  headerNames: 1_000,
  /** Numbers in one section: as deep as a message is parsed (I20). */
  sectionNumbers: 100,
  /** Flags in one list (I28). */
  flags: 1_000,
  /** Octets of a keyword (I25). */
  keyword: 255,
  /** Pairs of ID, and octets of their names and values (RFC 2971 §3.3). */
  idPairs: 30,
  idName: 30,
  idValue: 1_024,
  /** Elements of any other list. */
  items: 1_000,
} as const
