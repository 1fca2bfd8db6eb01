// Writes docs/rfc.md: which RFCs Sandpost follows, how far, and where the code cites them.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What we say of each RFC that the code cites. `yes`: all that applies to a server that captures. */
const STATUS = {
  1122: ['Internet hosts', 'partial', 'address ranges only'],
  1870: ['SMTP SIZE', 'yes', ''],
  1939: ['POP3', 'yes', ''],
  1951: ['Deflate', 'yes', "by Node's zlib"],
  2033: ['LMTP', 'yes', 'one message is kept, one reply for each recipient'],
  2034: ['Enhanced status codes', 'yes', ''],
  2045: ['MIME: bodies', 'yes', 'read, never written'],
  2046: ['MIME: media types', 'yes', 'message/partial and external-body are shown, never fetched'],
  2047: ['Encoded words', 'yes', ''],
  2087: ['IMAP QUOTA, the first', 'yes', 'as RFC 9208'],
  2152: ['UTF-7', 'partial', 'as IMAP modifies it, in names of mailboxes'],
  2177: ['IMAP IDLE', 'yes', ''],
  2180: [
    'IMAP multi-access practice',
    'yes',
    'numbers of messages that are gone stay theirs until EXPUNGE is told',
  ],
  2183: ['Content-Disposition', 'yes', ''],
  2195: ['CRAM-MD5', 'yes', ''],
  2231: ['MIME parameters', 'yes', 'at most 128 pieces'],
  2342: ['IMAP NAMESPACE', 'yes', 'one personal namespace'],
  2369: ['List-Unsubscribe and its like', 'partial', 'looked at by the checks of a message'],
  2392: ['cid: URLs', 'yes', 'images only'],
  2449: ['POP3 extensions', 'yes', ''],
  2505: ['Anti-spam recommendations', 'no', 'a sandbox refuses nothing'],
  2595: ['TLS with POP3', 'yes', 'STLS; octets that come with it in plaintext end the session'],
  2683: ['IMAP implementation recommendations', 'yes', ''],
  2920: ['SMTP pipelining', 'yes', ''],
  2971: ['IMAP ID', 'yes', ''],
  3030: ['CHUNKING', 'partial', 'BDAT; see the HELP and EHLO of your server for BINARYMIME'],
  3206: ['POP3 SYS and AUTH response codes', 'yes', ''],
  3207: ['STARTTLS', 'yes', ''],
  3282: ['Content-Language', 'yes', 'read'],
  3348: ['IMAP CHILDREN', 'yes', ''],
  3454: ['Stringprep', 'partial', "with this Node's Unicode; direction by letters only"],
  3461: ['DSN parameters', 'partial', 'kept in the envelope and checked; no report is ever sent'],
  3463: ['Enhanced status codes: values', 'yes', ''],
  3501: ['IMAP4rev1', 'yes', ''],
  3502: ['IMAP MULTIAPPEND', 'yes', 'a message of no octets is NO, by APPEND of one too'],
  3516: ['IMAP BINARY', 'yes', ''],
  3629: ['UTF-8', 'yes', ''],
  3676: ['format=flowed', 'yes', 'read'],
  3691: ['IMAP UNSELECT', 'yes', ''],
  3986: ['URIs', 'partial', 'as far as links and hosts are looked at'],
  4013: ['SASLprep', 'yes', 'in SCRAM'],
  4155: ['mbox', 'yes', 'import and export, mboxrd quoting'],
  4291: ['IPv6 addresses', 'yes', ''],
  4314: ['IMAP ACL', 'partial', 'whoever is logged in has all rights, and they cannot be changed'],
  4315: ['IMAP UIDPLUS', 'yes', ''],
  4422: ['SASL', 'yes', ''],
  4466: ['IMAP ABNF, collected', 'yes', ''],
  4469: ['IMAP CATENATE', 'yes', 'relative URLs, of the own inbox'],
  4549: ['IMAP disconnected clients', 'yes', 'what they need is there'],
  4616: ['SASL PLAIN', 'yes', ''],
  4647: ['Language ranges', 'partial', 'lookup, for LANG'],
  4648: ['Base 64', 'yes', ''],
  4731: ['IMAP ESEARCH', 'yes', ''],
  4790: ['Collations', 'partial', 'the one of RFC 5051'],
  4954: ['SMTP AUTH', 'yes', ''],
  4959: ['IMAP SASL-IR', 'yes', ''],
  4978: ['IMAP COMPRESS', 'yes', ''],
  5032: ['IMAP WITHIN', 'yes', ''],
  5034: ['POP3 AUTH', 'yes', ''],
  5051: ['Unicode casemap', 'yes', ''],
  5092: ['IMAP URLs', 'partial', 'of the own inbox, in CATENATE'],
  5161: ['IMAP ENABLE', 'yes', ''],
  5182: ['IMAP SEARCHRES', 'yes', ''],
  5198: ['Net-Unicode', 'partial', "what a mailbox's name cannot hold"],
  5234: ['ABNF', 'yes', ''],
  5255: ['IMAP internationalisation', 'partial', 'I18NLEVEL=1; no LANGUAGE'],
  5256: ['IMAP SORT and THREAD', 'yes', ''],
  5258: ['IMAP LIST-EXTENDED', 'yes', ''],
  5267: ['IMAP CONTEXT and ESORT', 'yes', ''],
  5321: ['SMTP', 'yes', 'everything but relaying'],
  5322: ['Internet message format', 'yes', 'read leniently, obsolete syntax too'],
  5464: ['IMAP METADATA', 'yes', ''],
  5465: ['IMAP NOTIFY', 'yes', ''],
  5530: ['IMAP response codes', 'yes', ''],
  5550: ['IMAP URL-PARTIAL', 'yes', ''],
  5788: ['IMAP keyword registry', 'yes', ''],
  5801: ['GS2', 'partial', 'the header of SCRAM and OAUTHBEARER'],
  5802: ['SCRAM-SHA-1', 'yes', 'without channel binding; opens inboxes that have a password'],
  5819: ['IMAP LIST-STATUS', 'yes', ''],
  5957: ['IMAP SORT=DISPLAY', 'yes', ''],
  6152: ['8BITMIME', 'yes', ''],
  6154: ['Special-use mailboxes', 'yes', 'every inbox has Archive, Drafts, Junk, Sent and Trash'],
  6265: ['Cookies', 'yes', ''],
  6266: ['Content-Disposition in HTTP', 'yes', ''],
  6531: ['SMTPUTF8', 'yes', ''],
  6532: ['Internationalised headers', 'yes', ''],
  6533: ['Internationalised DSN', 'partial', 'ORCPT is kept as given'],
  6750: ['Bearer tokens', 'yes', 'in the header only'],
  6761: ['Names for special use', 'partial', 'localhost, where the checks look at links'],
  6762: ['Multicast DNS', 'partial', '.local, where the checks look at links'],
  6851: ['IMAP MOVE', 'yes', ''],
  6855: [
    'IMAP UTF8=ACCEPT',
    'partial',
    'APPEND keeps 8-bit octets in a header as they are, before ENABLE too',
  ],
  6856: [
    'UTF-8 in POP3',
    'partial',
    'a message that needs UTF8 is refused without it, never rewritten; English is the one language',
  ],
  6890: ['Addresses for special use', 'partial', 'those that are private, where the checks look at links'],
  7162: ['IMAP CONDSTORE and QRESYNC', 'yes', ''],
  7230: ['HTTP/1.1 messages', 'yes', "by Node's parser"],
  7233: ['HTTP ranges', 'partial', 'one range a request'],
  7377: ['IMAP MULTISEARCH', 'no', ''],
  7628: ['OAuth SASL', 'partial', 'OAUTHBEARER with a=NAME, also without TLS unless that is required'],
  7677: ['SCRAM-SHA-256', 'yes', 'without channel binding'],
  7888: ['IMAP LITERAL+', 'yes', ''],
  7889: ['IMAP APPENDLIMIT', 'yes', ''],
  8058: ['One-click unsubscribe', 'partial', 'looked at by the checks of a message'],
  8187: ['Extended header parameters', 'yes', ''],
  8259: ['JSON', 'yes', ''],
  8375: ['home.arpa', 'partial', 'where the checks look at links'],
  8437: ['IMAP UNAUTHENTICATE', 'yes', ''],
  8438: ['IMAP STATUS=SIZE', 'yes', ''],
  8440: ['IMAP LIST-MYRIGHTS', 'yes', ''],
  8457: ['IMAP $Important', 'partial', 'kept as any keyword; no mailbox has that use'],
  8474: ['IMAP object ids', 'yes', 'EMAILID is the message id of REST'],
  8508: ['IMAP REPLACE', 'yes', 'in one transaction'],
  8514: ['IMAP SAVEDATE', 'yes', ''],
  8601: ['Authentication-Results', 'no', ''],
  8970: ['IMAP PREVIEW', 'yes', ''],
  9051: ['IMAP4rev2', 'yes', ''],
  9110: ['HTTP semantics', 'yes', ''],
  9112: ['HTTP/1.1', 'yes', "by Node's parser"],
  9208: [
    'IMAP QUOTA',
    'yes',
    'one root; its limits, set by SETQUOTA, stop APPEND and COPY, never mail that comes in',
  ],
  9394: ['IMAP PARTIAL', 'yes', ''],
  9585: ['IMAP INPROGRESS', 'yes', ''],
  9590: ['IMAP LIST-METADATA', 'yes', ''],
  9755: ['IMAP UTF8=ACCEPT', 'yes', ''],
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
