import type { Row } from '../readers.ts'

const ALL = [{ from: 1, to: '*' }]
const ONE = [{ from: 1, to: 1 }]

function fetched(...items: readonly object[]): object {
  return { set: ONE, items, modifiers: {} }
}

function section(part: readonly number[], text: string, more: object = {}): object {
  return fetched({ item: 'BODY[]', section: { part, text, ...more }, peek: true })
}

const FAST = [{ item: 'FLAGS' }, { item: 'INTERNALDATE' }, { item: 'RFC822.SIZE' }]

export const FETCHING: readonly Row[] = [
  ['FETCH 1 FAST', fetched(...FAST)],
  ['FETCH 1 all', fetched(...FAST, { item: 'ENVELOPE' })],
  ['FETCH 1 FULL', fetched(...FAST, { item: 'ENVELOPE' }, { item: 'BODY' })],
  [
    'FETCH 4:2,*:7,9 (UID)',
    {
      set: [
        { from: 4, to: 2 },
        { from: '*', to: 7 },
        { from: 9, to: 9 },
      ],
      items: [{ item: 'UID' }],
      modifiers: {},
    },
  ],
  ['FETCH $ body', { set: '$', items: [{ item: 'BODY' }], modifiers: {} }],
  [
    'FETCH 1 (bodystructure RFC822 RFC822.HEADER RFC822.TEXT MODSEQ EMAILID THREADID SAVEDATE PREVIEW)',
    fetched(
      { item: 'BODYSTRUCTURE' },
      { item: 'RFC822' },
      { item: 'RFC822.HEADER' },
      { item: 'RFC822.TEXT' },
      { item: 'MODSEQ' },
      { item: 'EMAILID' },
      { item: 'THREADID' },
      { item: 'SAVEDATE' },
      { item: 'PREVIEW', lazy: false },
    ),
  ],
  ['FETCH 1 PREVIEW (LAZY)', fetched({ item: 'PREVIEW', lazy: true })],
  [
    'FETCH 1 PREVIEW (CHANGEDSINCE 7)',
    { set: ONE, items: [{ item: 'PREVIEW', lazy: false }], modifiers: { changedSince: 7 } },
  ],
  ['FETCH 1 BODY[]', fetched({ item: 'BODY[]', section: { part: [], text: 'whole' }, peek: false })],
  ['FETCH 1 BODY.PEEK[]', section([], 'whole')],
  ['FETCH 1 BODY.PEEK[1.2.3]', section([1, 2, 3], 'whole')],
  ['FETCH 1 BODY.PEEK[header]', section([], 'HEADER')],
  ['FETCH 1 body.peek[1.MIME]', section([1], 'MIME')],
  ['FETCH 1 BODY.PEEK[4.1.TEXT]', section([4, 1], 'TEXT')],
  ['FETCH 1 BODY.PEEK[HEADER.FIELDS (To)]', section([], 'HEADER.FIELDS', { fields: ['To'] })],
  [
    'FETCH 1 BODY.PEEK[2.HEADER.FIELDS.NOT ("a b" {3}\r\nc]d)]',
    section([2], 'HEADER.FIELDS.NOT', { fields: ['a b', 'c]d'] }),
  ],
  [
    'FETCH 1 (BODY[1.HEADER.FIELDS (x-]y)]<0.10> BODY[TEXT]<4294967295.1>)',
    fetched(
      {
        item: 'BODY[]',
        section: { part: [1], text: 'HEADER.FIELDS', fields: ['x-]y'] },
        partial: { offset: 0, length: 10 },
        peek: false,
      },
      {
        item: 'BODY[]',
        section: { part: [], text: 'TEXT' },
        partial: { offset: 4294967295, length: 1 },
        peek: false,
      },
    ),
  ],
  [
    'FETCH 1 (BINARY[] BINARY.PEEK[1.2]<5.99999999999> BINARY.SIZE[3])',
    fetched(
      { item: 'BINARY', section: { part: [], text: 'whole' }, peek: false },
      {
        item: 'BINARY',
        section: { part: [1, 2], text: 'whole' },
        partial: { offset: 5, length: 99999999999 },
        peek: true,
      },
      { item: 'BINARY.SIZE', section: { part: [3], text: 'whole' } },
    ),
  ],
  // As Dovecot has it, beyond RFC 3516.
  [
    'FETCH 1 (BINARY[1]<5> BINARY.SIZE[2.MIME])',
    fetched(
      {
        item: 'BINARY',
        section: { part: [1], text: 'whole' },
        partial: { offset: 5, length: Number.MAX_SAFE_INTEGER },
        peek: false,
      },
      { item: 'BINARY.SIZE', section: { part: [2], text: 'MIME' } },
    ),
  ],
  [
    'UID FETCH 1:* FLAGS (CHANGEDSINCE 12345 VANISHED)',
    { set: ALL, items: [{ item: 'FLAGS' }], modifiers: { changedSince: 12345, vanished: true } },
  ],
  [
    'UID FETCH 1:* (UID FLAGS) (PARTIAL -1:-30)',
    {
      set: ALL,
      items: [{ item: 'UID' }, { item: 'FLAGS' }],
      modifiers: { partial: { from: -1, to: -30 } },
    },
  ],
  // I12: never expanded, never refused for their size
  [
    'UID FETCH 4294967295:1 UID',
    { set: [{ from: 4294967295, to: 1 }], items: [{ item: 'UID' }], modifiers: {} },
  ],
  ['UID FETCH *:* UID', { set: [{ from: '*', to: '*' }], items: [{ item: 'UID' }], modifiers: {} }],
]

const STORED = { set: ONE, silent: false }

export const STORING: readonly Row[] = [
  ['STORE 1 FLAGS ()', { ...STORED, change: 'replace', flags: [] }],
  ['STORE 1 +flags (\\DELETED $Junk)', { ...STORED, change: 'add', flags: ['\\Deleted', '$Junk'] }],
  [
    'STORE 1 -FLAGS.SILENT \\Seen foo',
    { ...STORED, silent: true, change: 'remove', flags: ['\\Seen', 'foo'] },
  ],
  [
    'STORE 1 FLAGS (nil __proto__ \\Foo)',
    { ...STORED, change: 'replace', flags: ['nil', '__proto__', '\\Foo'] },
  ],
  [
    'UID STORE 1:* (UNCHANGEDSINCE 0) +FLAGS.SILENT (\\Flagged)',
    { set: ALL, unchangedSince: 0, silent: true, change: 'add', flags: ['\\Flagged'] },
  ],
  ['COPY 1 "a b"', { set: ONE, mailbox: 'a b' }],
  ['UID MOVE $ inbox', { set: '$', mailbox: 'INBOX' }],
  ['EXPUNGE', null],
  ['UID EXPUNGE 1:*', ALL],
]
