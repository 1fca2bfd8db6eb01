import type { Row } from '../readers.ts'

export const SESSION: readonly Row[] = [
  ['NOOP', null],
  ['capability', null],
  ['LOGIN fred secret', { user: 'fred', password: 'secret' }],
  ['login "a \\"b\\" \\\\" ""', { user: 'a "b" \\', password: '' }],
  ['LOGIN {4}\r\nfred {6+}\r\nse\r\ncr', { user: 'fred', password: 'se\r\ncr' }],
  ['LOGIN {0}\r\n {0003+}\r\nabc', { user: '', password: 'abc' }],
  ['LOGIN a]b NIL', { user: 'a]b', password: 'NIL' }],
  ['LOGIN "\xc3\xa9" {2}\r\n\xc3\xa9', { user: 'é', password: 'é' }],
  ['AUTHENTICATE plain', { mechanism: 'PLAIN', initial: undefined }],
  ['AUTHENTICATE CRAM-MD5 ', { mechanism: 'CRAM-MD5', initial: undefined }],
  ['AUTHENTICATE PLAIN =', { mechanism: 'PLAIN', initial: '=' }],
  ['AUTHENTICATE SCRAM-SHA-256 AGEAYg==', { mechanism: 'SCRAM-SHA-256', initial: 'AGEAYg==' }],
  ['ENABLE CONDSTORE utf8=accept', ['CONDSTORE', 'UTF8=ACCEPT']],
  ['ID NIL', []],
  ['ID ()', []],
  [
    'ID ("name" "x" "os" NIL "__proto__" {3}\r\na b)',
    [
      ['name', 'x'],
      ['os', null],
      ['__proto__', 'a b'],
    ],
  ],
  ['COMPRESS deflate', 'DEFLATE'],
  ['CANCELUPDATE "B01" "B02"', ['B01', 'B02']],
]

export const QUOTA_AND_RIGHTS: readonly Row[] = [
  ['GETQUOTA ""', ''],
  ['GETQUOTA "user/fred"', 'user/fred'],
  ['GETQUOTAROOT inbox', 'INBOX'],
  [
    'SETQUOTA "" (storage 512 MESSAGE 9223372036854775807)',
    {
      root: '',
      limits: [
        { resource: 'STORAGE', limit: 512 },
        { resource: 'MESSAGE', limit: Number.MAX_SAFE_INTEGER },
      ],
    },
  ],
  ['SETQUOTA root ()', { root: 'root', limits: [] }],
  ['GETACL Archive', 'Archive'],
  ['MYRIGHTS Archive', 'Archive'],
  ['LISTRIGHTS Archive fred', { mailbox: 'Archive', identifier: 'fred' }],
  ['DELETEACL Archive -fred', { mailbox: 'Archive', identifier: '-fred' }],
  ['SETACL A fred lrs', { mailbox: 'A', identifier: 'fred', change: 'replace', rights: 'lrs' }],
  ['SETACL A fred +k', { mailbox: 'A', identifier: 'fred', change: 'add', rights: 'k' }],
  ['SETACL A fred "-te0"', { mailbox: 'A', identifier: 'fred', change: 'remove', rights: 'te0' }],
  ['SETACL A fred ""', { mailbox: 'A', identifier: 'fred', change: 'replace', rights: '' }],
]

export const METADATA: readonly Row[] = [
  ['GETMETADATA "" /shared/comment', { mailbox: '', entries: ['/shared/comment'], options: {} }],
  [
    'GETMETADATA (MAXSIZE 1024 DEPTH infinity) INBOX (/shared/comment "/private/Comment")',
    {
      mailbox: 'INBOX',
      entries: ['/shared/comment', '/private/comment'],
      options: { maxSize: 1024, depth: 'infinity' },
    },
  ],
  ['GETMETADATA INBOX (depth 1) (/a/b)', { mailbox: 'INBOX', entries: ['/a/b'], options: { depth: 1 } }],
  ['GETMETADATA (DEPTH 0) A /a', { mailbox: 'A', entries: ['/a'], options: { depth: 0 } }],
  [
    'SETMETADATA INBOX (/private/comment "My \\"x\\"" /a NIL /b {3}\r\n\xffab /c ~{3}\r\na\0b)',
    {
      mailbox: 'INBOX',
      values: [
        { entry: '/private/comment', value: Buffer.from('My "x"') },
        { entry: '/a', value: null },
        { entry: '/b', value: Buffer.from('\xffab', 'latin1') },
        { entry: '/c', value: Buffer.from('a\0b') },
      ],
    },
  ],
]

const FLAGS_OF_NEW = { event: 'MessageNew', items: [{ item: 'UID' }, { item: 'PREVIEW', lazy: true }] }

export const NOTIFY: readonly Row[] = [
  ['NOTIFY NONE', null],
  [
    'notify set status (selected (MessageNew (UID PREVIEW (LAZY)) MessageExpunge)) (subtree Lists NONE)',
    {
      status: true,
      groups: [
        { filter: { of: 'selected' }, events: [FLAGS_OF_NEW, { event: 'MessageExpunge' }] },
        { filter: { of: 'subtree', mailboxes: ['Lists'] }, events: [] },
      ],
    },
  ],
  [
    'NOTIFY SET (mailboxes (inbox "a b") (MailboxName SUBSCRIPTIONCHANGE)) (personal (FlagChange MessageNew MessageExpunge))',
    {
      status: false,
      groups: [
        {
          filter: { of: 'mailboxes', mailboxes: ['INBOX', 'a b'] },
          events: [{ event: 'MailboxName' }, { event: 'SubscriptionChange' }],
        },
        {
          filter: { of: 'personal' },
          events: [{ event: 'FlagChange' }, { event: 'MessageNew' }, { event: 'MessageExpunge' }],
        },
      ],
    },
  ],
]
