const KIB = 1024
const MIB = 1024 * KIB

/**
 * How far a message is read. Whatever lies beyond is kept and shown as raw; a warning on the message names the limit
 * that was reached. Lengths of text are in characters, of anything else in octets.
 */
export const LIMITS = {
  /** Octets of one header block that are parsed. */
  headerBytes: MIB,
  /** Fields of one header block that are parsed. */
  headerFields: 10_000,
  /** Characters of one decoded field value. */
  fieldValue: 64 * KIB,
  /** Octets that all encoded-words (RFC 2047) of one field decode to. */
  encodedWords: 64 * KIB,
  /** Parameters of one field, RFC 2231 sections counted singly. */
  parameters: 128,
  /** Characters of one parameter's value. */
  parameterValue: 4 * KIB,
  /** Octets of a boundary; RFC 2046 §5.1.1 allows 70. */
  boundary: 256,
  /** Octets of a charset's name. */
  charsetName: 64,
  /** Tokens of one address field. */
  addressTokens: 10_000,
  /** Nesting of comments and of groups in one address field. */
  addressDepth: 50,
  /** Characters of one display name, and of one address. */
  addressText: 4 * KIB,
  /** Nesting of multiparts and embedded messages; the message itself is 1. */
  depth: 100,
  /** Nesting of message/rfc822. */
  embedded: 10,
  /** Parts of one message. */
  parts: 10_000,
  /** Lines that begin with `--` and so are compared with the boundaries. */
  delimiterLines: 1_000_000,
  /** Warnings kept for one message, and characters of each. */
  warnings: 32,
  warningText: 200,
  /** Octets of text, and of HTML, decoded for the views. */
  text: MIB,
  html: 5 * MIB,
  /** Octets of HTML read for search, and characters of text taken from it. */
  searchHtml: MIB,
  searchText: 64 * KIB,
  /** Characters of a preview. */
  preview: 200,
  /** Fields kept for `header:` searches, and characters of each value. */
  searchFields: 300,
  searchFieldValue: 2 * KIB,
  /** Addresses kept per field in a digest, and attachments named in it. */
  digestAddresses: 1_000,
  digestAttachments: 1_000,
  /** Octets of header text in the map of a message: its envelope, and all of its structure. */
  mapText: 256 * KIB,
  /** Octets of one name of a parameter in a map. */
  parameterName: 128,
  /** Message ids in a map, of those that the message refers to. */
  references: 1_000,
  /** Octets of one image shown in place of its `cid:` URL, and of all such images of one message. */
  inlineImage: 2 * MIB,
  inlineImages: 10 * MIB,
  /** Links, and images, that are checked in one message. */
  checkLinks: 50_000,
  /** Places named for one finding, and characters of each text in them. */
  checkPlaces: 10,
  checkExcerpt: 200,
  /** Stretches of one text that are weighed whether they are a flaw. */
  checkCandidates: 5_000,
  /** Characters of text, and of HTML, whose words are compared. */
  checkWords: 256 * KIB,
  /** Octets of HTML in which links and codes are looked for. */
  foundHtml: 2 * MIB,
  /** Links, and codes, that are taken from one message, and characters of a link that is. */
  foundLinks: 1_000,
  foundCodes: 100,
  linkUrl: 16 * KIB,
  /** Characters of a text in which codes are looked for, and stretches of it that are weighed. */
  codeText: 128 * KIB,
  codeCandidates: 500,
} as const
