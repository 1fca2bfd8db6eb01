// Writes docs/rfc.md: which RFCs Sandpost follows, how far, and where the code cites them.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What we say of each RFC that the code cites. `yes`: all that applies to a server that captures. */
const STATUS = {
  1870: ['SMTP SIZE', 'yes', ''],
  2033: ['LMTP', 'yes', 'one message is kept, one reply for each recipient'],
  1939: ['POP3', 'yes', ''],
  2449: ['POP3 extensions', 'yes', ''],
  2595: ['TLS with POP3', 'yes', 'STLS; octets that come with it in plaintext end the session'],
  3206: ['POP3 SYS and AUTH response codes', 'yes', ''],
  6856: [
    'UTF-8 in POP3',
    'partial',
    'a message that needs UTF8 is refused without it, never rewritten; English is the one language',
  ],
  4647: ['Language ranges', 'partial', 'lookup, for LANG'],
  5198: ['Net-Unicode', 'partial', "what a mailbox's name cannot hold"],
  5464: ['IMAP METADATA', 'no', 'the store keeps values for it'],
  6154: ['Special-use mailboxes', 'no', 'every inbox has them; shown once IMAP comes'],
  8474: ['IMAP object ids', 'no', 'mailboxes and messages have ids for it'],
  8514: ['IMAP SAVEDATE', 'no', 'the store keeps the date for it'],
  2180: ['IMAP multi-access practice', 'no', 'how numbers of gone messages are read; comes with IMAP'],
  3282: ['Content-Language', 'yes', 'read'],
  3516: ['IMAP BINARY', 'no', 'parts are decoded for it'],
  5256: ['IMAP SORT and THREAD', 'no', 'base subjects and references are read for it'],
  8970: ['IMAP PREVIEW', 'no', 'the index keeps one'],
  2034: ['Enhanced status codes', 'yes', ''],
  2045: ['MIME: bodies', 'yes', 'read, never written'],
  2046: ['MIME: media types', 'yes', 'message/partial and external-body are shown, never fetched'],
  2047: ['Encoded words', 'yes', ''],
  2183: ['Content-Disposition', 'yes', ''],
  2195: ['CRAM-MD5', 'yes', ''],
  2231: ['MIME parameters', 'yes', 'at most 128 pieces'],
  2392: ['cid: URLs', 'yes', 'images only'],
  2505: ['Anti-spam recommendations', 'no', 'a sandbox refuses nothing'],
  2920: ['SMTP pipelining', 'yes', ''],
  3030: ['CHUNKING', 'partial', 'BDAT; see the HELP and EHLO of your server for BINARYMIME'],
  3207: ['STARTTLS', 'yes', ''],
  3454: ['Stringprep', 'partial', "with this Node's Unicode; direction by letters only"],
  3461: ['DSN parameters', 'partial', 'kept in the envelope and checked; no report is ever sent'],
  3463: ['Enhanced status codes: values', 'yes', ''],
  3501: ['IMAP4rev1', 'no', 'comes with its own release; the store is ready for it'],
  3986: ['URIs', 'partial', 'as far as links and hosts are looked at'],
  4013: ['SASLprep', 'yes', 'in SCRAM'],
  4422: ['SASL', 'yes', ''],
  4616: ['SASL PLAIN', 'yes', ''],
  4954: ['SMTP AUTH', 'yes', ''],
  5234: ['ABNF', 'yes', ''],
  5801: ['GS2', 'partial', 'the header of SCRAM and OAUTHBEARER'],
  5802: ['SCRAM-SHA-1', 'yes', 'without channel binding; opens inboxes that have a password'],
  5321: ['SMTP', 'yes', 'everything but relaying'],
  5322: ['Internet message format', 'yes', 'read leniently, obsolete syntax too'],
  6152: ['8BITMIME', 'yes', ''],
  6531: ['SMTPUTF8', 'yes', ''],
  6532: ['Internationalised headers', 'yes', ''],
  7162: ['CONDSTORE', 'no', 'the store counts modseq for it'],
  7628: ['OAuth SASL', 'partial', 'OAUTHBEARER with a=NAME, also without TLS unless that is required'],
  7677: ['SCRAM-SHA-256', 'yes', 'without channel binding'],
  7230: ['HTTP/1.1 messages', 'yes', "by Node's parser"],
  7233: ['HTTP ranges', 'partial', 'one range a request'],
  8601: ['Authentication-Results', 'no', ''],
  9051: ['IMAP4rev2', 'no', 'comes with its own release; UIDs and flags are kept as it wants them'],
  9110: ['HTTP semantics', 'yes', ''],
  1122: ['Internet hosts', 'partial', 'address ranges only'],
  3676: ['format=flowed', 'yes', 'read'],
  4155: ['mbox', 'yes', 'import and export, mboxrd quoting'],
  4291: ['IPv6 addresses', 'yes', ''],
  4648: ['Base 64', 'yes', ''],
  5034: ['POP3 AUTH', 'yes', ''],
  6265: ['Cookies', 'yes', ''],
  6266: ['Content-Disposition in HTTP', 'yes', ''],
  6533: ['Internationalised DSN', 'partial', 'ORCPT is kept as given'],
  6750: ['Bearer tokens', 'yes', 'in the header only'],
  8187: ['Extended header parameters', 'yes', ''],
  8259: ['JSON', 'yes', ''],
  9112: ['HTTP/1.1', 'yes', "by Node's parser"],
  2971: ['IMAP ID', 'no', 'read and written; its commands come with the IMAP server'],
  3502: ['IMAP MULTIAPPEND', 'no', 'read and written; its commands come with the IMAP server'],
  4314: ['IMAP ACL', 'no', 'read and written; its commands come with the IMAP server'],
  4315: ['IMAP UIDPLUS', 'no', 'read and written; its commands come with the IMAP server'],
  4466: ['IMAP ABNF, collected', 'no', 'read and written; its commands come with the IMAP server'],
  4469: ['IMAP CATENATE', 'no', 'read and written; its commands come with the IMAP server'],
  4731: ['IMAP ESEARCH', 'no', 'read and written; its commands come with the IMAP server'],
  4959: ['IMAP SASL-IR', 'no', 'read and written; its commands come with the IMAP server'],
  4978: ['IMAP COMPRESS', 'no', 'read and written; its commands come with the IMAP server'],
  5032: ['IMAP WITHIN', 'no', 'read and written; its commands come with the IMAP server'],
  5092: ['IMAP URLs', 'no', 'read and written; its commands come with the IMAP server'],
  5161: ['IMAP ENABLE', 'no', 'read and written; its commands come with the IMAP server'],
  5182: ['IMAP SEARCHRES', 'no', 'read and written; its commands come with the IMAP server'],
  5258: ['IMAP LIST-EXTENDED', 'no', 'read and written; its commands come with the IMAP server'],
  5267: ['IMAP CONTEXT and ESORT', 'no', 'read and written; its commands come with the IMAP server'],
  5465: ['IMAP NOTIFY', 'no', 'read and written; its commands come with the IMAP server'],
  5550: ['IMAP URL-PARTIAL', 'no', 'read and written; its commands come with the IMAP server'],
  5819: ['IMAP LIST-STATUS', 'no', 'read and written; its commands come with the IMAP server'],
  5957: ['IMAP SORT=DISPLAY', 'no', 'read and written; its commands come with the IMAP server'],
  6851: ['IMAP MOVE', 'no', 'read and written; its commands come with the IMAP server'],
  6855: ['IMAP UTF8=ACCEPT', 'no', 'read and written; its commands come with the IMAP server'],
  7888: ['IMAP LITERAL+', 'no', 'read and written; its commands come with the IMAP server'],
  7889: ['IMAP APPENDLIMIT', 'no', 'read and written; its commands come with the IMAP server'],
  8440: ['IMAP LIST-MYRIGHTS', 'no', 'read and written; its commands come with the IMAP server'],
  8508: ['IMAP REPLACE', 'no', 'read and written; its commands come with the IMAP server'],
  9208: ['IMAP QUOTA', 'no', 'read and written; its commands come with the IMAP server'],
  9394: ['IMAP PARTIAL', 'no', 'read and written; its commands come with the IMAP server'],
  9590: ['IMAP LIST-METADATA', 'no', 'read and written; its commands come with the IMAP server'],
}

const CITE = /RFC (\d{3,5})(?:,? (?:§|section )([\d.]*\d))?/g

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

/** RFC number → { sections, files } of every cite below src/. */
function citesBelow(folder) {
  const cites = new Map()
  for (const file of filesBelow(folder)) {
    for (const [, number, section] of readFileSync(file, 'utf8').matchAll(CITE)) {
      const entry = cites.get(number) ?? { sections: new Set(), folders: new Set() }
      if (section) entry.sections.add(section)
      entry.folders.add(
        file
          .replaceAll('\\', '/')
          .split('/')
          .slice(-9)
          .join('/')
          .replace(/^.*src\//, '')
          .split('/')[0],
      )
      cites.set(number, entry)
    }
  }
  return cites
}

/** The text of docs/rfc.md for the sources below `src`. */
export function rfcPage(src) {
  const cites = citesBelow(src)
  const unknown = [...cites.keys()].filter((number) => !(number in STATUS))
  if (unknown.length > 0) throw new Error(`scripts/docs-rfc.mjs says nothing of RFC ${unknown.join(', ')}`)
  const bySection = (a, b) => a.localeCompare(b, 'en', { numeric: true })
  const rows = [...cites.keys()]
    .sort((a, b) => a - b)
    .map((number) => {
      const [title, status, note] = STATUS[number]
      const { sections, folders } = cites.get(number)
      const where = [...sections].sort(bySection).map((section) => `§${section}`)
      return `| [${number}](https://www.rfc-editor.org/rfc/rfc${number}) | ${title} | ${status} | ${note} | ${where.join(' ')} | ${[...folders].sort().join(', ')} |`
    })
  return [
    '# RFCs',
    '',
    'Generated by `npm run docs` from the citations in the code. Yes: all that applies to a server that captures mail.',
    '',
    '| RFC | title | followed | remark | sections cited | in |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}
