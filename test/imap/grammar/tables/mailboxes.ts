import type { Row } from '../readers.ts'

export const SELECTING: readonly Row[] = [
  ['SELECT iNbOx', { mailbox: 'INBOX', parameters: {} }],
  ['SELECT "INBOX"', { mailbox: 'INBOX', parameters: {} }],
  ['SELECT {5}\r\ninbox', { mailbox: 'INBOX', parameters: {} }],
  ['SELECT inbox/x', { mailbox: 'inbox/x', parameters: {} }],
  ['SELECT __proto__', { mailbox: '__proto__', parameters: {} }],
  ['SELECT NIL', { mailbox: 'NIL', parameters: {} }],
  ['EXAMINE A (condstore)', { mailbox: 'A', parameters: { condstore: true } }],
  [
    'SELECT A (QRESYNC (67890007 20050715194045000))',
    { mailbox: 'A', parameters: { qresync: { uidValidity: 67890007, modSequence: 9007199254740991 } } },
  ],
  [
    'SELECT A (CONDSTORE QRESYNC (1 2 41,43:211,300:216))',
    {
      mailbox: 'A',
      parameters: {
        condstore: true,
        qresync: {
          uidValidity: 1,
          modSequence: 2,
          knownUids: [
            [41, 41],
            [43, 211],
            [216, 300],
          ],
        },
      },
    },
  ],
  [
    'SELECT A (QRESYNC (1 2 (1,3 100,102)))',
    {
      mailbox: 'A',
      parameters: {
        qresync: {
          uidValidity: 1,
          modSequence: 2,
          match: {
            numbers: [
              [1, 1],
              [3, 3],
            ],
            uids: [
              [100, 100],
              [102, 102],
            ],
          },
        },
      },
    },
  ],
  [
    'SELECT A (QRESYNC (1 2 1:9 (1 5)))',
    {
      mailbox: 'A',
      parameters: {
        qresync: {
          uidValidity: 1,
          modSequence: 2,
          knownUids: [[1, 9]],
          match: { numbers: [[1, 1]], uids: [[5, 5]] },
        },
      },
    },
  ],
]

export const MAILBOXES: readonly Row[] = [
  ['CREATE a/', { mailbox: 'a/', use: undefined }],
  ['CREATE "a b" (USE (\\Sent \\drafts))', { mailbox: 'a b', use: ['\\Sent', '\\drafts'] }],
  ['CREATE a (USE ())', { mailbox: 'a', use: [] }],
  ['CREATE &ZeVnLIqe-', { mailbox: '日本語', use: undefined }],
  ['CREATE A&-B', { mailbox: 'A&B', use: undefined }],
  ['CREATE "\xc3\xa9&b"', { mailbox: 'é&b', use: undefined }],
  ['CREATE {3}\r\ne\xcc\x81', { mailbox: 'é', written: 'e\u0301', use: undefined }],
  ['DELETE constructor', { mailbox: 'constructor' }],
  ['RENAME INBOX "a b"', { from: 'INBOX', to: 'a b' }],
  ['RENAME {3}\r\ne\xcc\x81 b', { from: 'é', to: 'b', written: 'e\u0301' }],
  ['RENAME a {3}\r\ne\xcc\x81', { from: 'a', to: 'é', written: 'a' }],
  ['RENAME {1}\r\na {1+}\r\nb', { from: 'a', to: 'b' }],
  ['SUBSCRIBE a', 'a'],
  ['UNSUBSCRIBE a', 'a'],
  ['STATUS inbox (messages UIDNEXT)', { mailbox: 'INBOX', items: ['MESSAGES', 'UIDNEXT'] }],
  [
    'STATUS A (RECENT UIDVALIDITY UNSEEN DELETED SIZE HIGHESTMODSEQ MAILBOXID APPENDLIMIT DELETED-STORAGE)',
    {
      mailbox: 'A',
      items: [
        'RECENT',
        'UIDVALIDITY',
        'UNSEEN',
        'DELETED',
        'SIZE',
        'HIGHESTMODSEQ',
        'MAILBOXID',
        'APPENDLIMIT',
        'DELETED-STORAGE',
      ],
    },
  ],
]

const PLAIN = { extended: false, selection: {}, returning: {} }

export const LISTING: readonly Row[] = [
  ['LIST "" *', { ...PLAIN, reference: '', patterns: ['*'] }],
  ['LIST "" ""', { ...PLAIN, reference: '', patterns: [''] }],
  ['LIST a/ %/b]*', { ...PLAIN, reference: 'a/', patterns: ['%/b]*'] }],
  ['LIST "" {2}\r\na%', { ...PLAIN, reference: '', patterns: ['a%'] }],
  ['LIST "" &AOk-%', { ...PLAIN, reference: '', patterns: ['é%'] }],
  ['LIST "" &AGE-%', { ...PLAIN, reference: '', patterns: [null] }],
  ['LIST "" inbox', { ...PLAIN, reference: '', patterns: ['INBOX'] }],
  ['LIST () "" *', { ...PLAIN, extended: true, reference: '', patterns: ['*'] }],
  ['LIST "" (INBOX "a b" %)', { ...PLAIN, extended: true, reference: '', patterns: ['INBOX', 'a b', '%'] }],
  [
    'LIST (SUBSCRIBED remote RECURSIVEMATCH SPECIAL-USE) "" * RETURN ()',
    {
      extended: true,
      selection: { subscribed: true, remote: true, recursiveMatch: true, specialUse: true },
      reference: '',
      patterns: ['*'],
      returning: {},
    },
  ],
  [
    'list "" % return (children SUBSCRIBED SPECIAL-USE MYRIGHTS STATUS (MESSAGES UNSEEN) METADATA ("/shared/comment" /a))',
    {
      extended: true,
      selection: {},
      reference: '',
      patterns: ['%'],
      returning: {
        children: true,
        subscribed: true,
        specialUse: true,
        myRights: true,
        status: ['MESSAGES', 'UNSEEN'],
        metadata: ['/shared/comment', '/a'],
      },
    },
  ],
  ['LSUB "" #news.*', { reference: '', pattern: '#news.*' }],
]

const KEPT = { literal: Buffer.from('hello'), binary: false }
const BINARY = { literal: Buffer.from('a\0b'), binary: true }
const TEXT = { kind: 'text', literal: KEPT, utf8: false }
const BARE = { flags: [], date: undefined }
const DATE = { at: new Date('1994-02-08T05:52:25Z'), zone: -480 }

export const APPENDING: readonly Row[] = [
  ['APPEND a {5}\r\nhello', { mailbox: 'a', messages: [{ ...BARE, data: TEXT }] }],
  [
    'APPEND a (\\seen $Fwd) " 7-Feb-1994 21:52:25 -0800" {5+}\r\nhello',
    { mailbox: 'a', messages: [{ flags: ['\\Seen', '$Fwd'], date: DATE, data: TEXT }] },
  ],
  [
    'APPEND {1}\r\na () ~{3+}\r\na\0b',
    { mailbox: 'a', messages: [{ ...BARE, data: { kind: 'text', literal: BINARY, utf8: false } }] },
  ],
  [
    'APPEND a UTF8 (~{3}\r\na\0b)',
    { mailbox: 'a', messages: [{ ...BARE, data: { kind: 'text', literal: BINARY, utf8: true } }] },
  ],
  [
    'APPEND a {5}\r\nhello (\\Draft) {5}\r\nhello "07-Feb-1994 21:52:25 -0800" {5}\r\nhello',
    {
      mailbox: 'a',
      messages: [
        { ...BARE, data: TEXT },
        { flags: ['\\Draft'], date: undefined, data: TEXT },
        { flags: [], date: DATE, data: TEXT },
      ],
    },
  ],
  [
    'APPEND a CATENATE (URL "/a;UIDVALIDITY=1/;UID=2" TEXT {5}\r\nhello UTF8 (~{3}\r\na\0b) URL x)',
    {
      mailbox: 'a',
      messages: [
        {
          ...BARE,
          data: {
            kind: 'catenate',
            parts: [
              { kind: 'url', url: '/a;UIDVALIDITY=1/;UID=2' },
              TEXT,
              { kind: 'text', literal: BINARY, utf8: true },
              { kind: 'url', url: 'x' },
            ],
          },
        },
      ],
    },
  ],
  ['REPLACE 4 Drafts {5}\r\nhello', { number: 4, mailbox: 'Drafts', message: { ...BARE, data: TEXT } }],
  [
    'UID REPLACE * Drafts (\\Seen) {5}\r\nhello',
    { number: '*', mailbox: 'Drafts', message: { flags: ['\\Seen'], date: undefined, data: TEXT } },
  ],
]
