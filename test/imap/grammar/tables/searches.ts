import type { Row } from '../readers.ts'

function found(program: object): object {
  return { returning: undefined, program }
}

function returned(returning: object): object {
  return { returning, program: { key: 'all' } }
}

function flag(name: string, set: boolean): object {
  return { key: 'flag', flag: name, set }
}

function dated(of: string, is: string): object {
  return found({ key: 'date', of, is, day: '1994-02-01' })
}

const A = { key: 'text', text: 'a' }
const B = { key: 'body', text: 'b' }

export const SEARCHING: readonly Row[] = [
  ['SEARCH ALL', found({ key: 'all' })],
  ['search seen', found(flag('\\Seen', true))],
  ['SEARCH UNDELETED', found(flag('\\Deleted', false))],
  ['SEARCH RECENT', found(flag('\\Recent', true))],
  ['SEARCH OLD', found(flag('\\Recent', false))],
  ['SEARCH NEW', found({ key: 'and', keys: [flag('\\Recent', true), flag('\\Seen', false)] })],
  ['SEARCH KEYWORD $Junk', found(flag('$Junk', true))],
  ['SEARCH UNKEYWORD constructor', found(flag('constructor', false))],
  ['SEARCH FROM "Smith"', found({ key: 'address', field: 'from', text: 'Smith' })],
  ['SEARCH BCC ""', found({ key: 'address', field: 'bcc', text: '' })],
  ['SEARCH SUBJECT {4}\r\na\r\nb', found({ key: 'subject', text: 'a\r\nb' })],
  ['SEARCH HEADER X-Y ""', found({ key: 'header', name: 'X-Y', text: '' })],
  ['SEARCH TEXT {2}\r\n\xc3\xa9', found({ key: 'text', text: 'é' })],
  ['SEARCH BEFORE 1-Feb-1994', dated('received', 'before')],
  ['SEARCH ON "01-FEB-1994"', dated('received', 'on')],
  ['SEARCH SINCE 1-feb-1994', dated('received', 'since')],
  ['SEARCH SENTBEFORE 1-Feb-1994', dated('sent', 'before')],
  ['SEARCH SENTON 1-Feb-1994', dated('sent', 'on')],
  ['SEARCH SENTSINCE 1-Feb-1994', dated('sent', 'since')],
  ['SEARCH SAVEDBEFORE 1-Feb-1994', dated('saved', 'before')],
  ['SEARCH SAVEDON 1-Feb-1994', dated('saved', 'on')],
  ['SEARCH SAVEDSINCE 1-Feb-1994', dated('saved', 'since')],
  ['SEARCH SINCE 29-Feb-2024', found({ key: 'date', of: 'received', is: 'since', day: '2024-02-29' })],
  ['SEARCH ON 1-Jan-0000', found({ key: 'date', of: 'received', is: 'on', day: '0000-01-01' })],
  ['SEARCH SAVEDATESUPPORTED', found({ key: 'save-dates' })],
  ['SEARCH OLDER 3600', found({ key: 'age', is: 'older', seconds: 3600 })],
  ['SEARCH YOUNGER 1', found({ key: 'age', is: 'younger', seconds: 1 })],
  ['SEARCH LARGER 0', found({ key: 'size', is: 'larger', octets: 0 })],
  ['SEARCH SMALLER 4294967296', found({ key: 'size', is: 'smaller', octets: 4294967296 })],
  ['SEARCH MODSEQ 620162338', found({ key: 'modseq', least: 620162338 })],
  ['SEARCH MODSEQ "/flags/\\\\draft" all 7', found({ key: 'modseq', least: 7 })],
  ['SEARCH EMAILID M6d99ac3275bb4e', found({ key: 'email-id', id: 'M6d99ac3275bb4e' })],
  ['SEARCH THREADID T-1_a', found({ key: 'thread-id', id: 'T-1_a' })],
  [
    'SEARCH 2,*',
    found({
      key: 'messages',
      set: [
        { from: 2, to: 2 },
        { from: '*', to: '*' },
      ],
    }),
  ],
  ['UID SEARCH UID 1:9', found({ key: 'uid', set: [{ from: 1, to: 9 }] })],
  ['SEARCH $', found({ key: 'messages', set: '$' })],
  ['SEARCH TEXT a BODY b', found({ key: 'and', keys: [A, B] })],
  ['SEARCH (TEXT a BODY b)', found({ key: 'and', keys: [A, B] })],
  ['SEARCH NOT TEXT a', found({ key: 'not', not: A })],
  ['SEARCH OR TEXT a NOT (BODY b)', found({ key: 'or', either: [A, { key: 'not', not: B }] })],
  ['SEARCH CHARSET utf-8 TEXT a', found(A)],
  ['SEARCH CHARSET "US-ASCII" TEXT a', found(A)],
  ['SEARCH RETURN () ALL', returned({ all: true })],
  ['SEARCH RETURN (MIN max COUNT SAVE) ALL', returned({ min: true, max: true, count: true, save: true })],
  ['SEARCH RETURN (CONTEXT UPDATE) ALL', returned({ context: true, update: true })],
  [
    'SEARCH RETURN (UPDATE(UID FLAGS) ALL) ALL',
    returned({ update: true, updateItems: [{ item: 'UID' }, { item: 'FLAGS' }], all: true }),
  ],
  [
    'SEARCH RETURN (COUNT UPDATE (UID)) ALL',
    returned({ count: true, update: true, updateItems: [{ item: 'UID' }] }),
  ],
  ['UID SEARCH RETURN (PARTIAL 500:1) ALL', returned({ partial: { from: 500, to: 1 } })],
  ['SEARCH RETURN (PARTIAL -1:-100) CHARSET UTF-8 ALL', returned({ partial: { from: -1, to: -100 } })],
]

export const SORTING: readonly Row[] = [
  [
    'SORT (REVERSE DATE subject DISPLAYFROM) UTF-8 TEXT {2}\r\n\xc3\xa9 SEEN',
    {
      returning: undefined,
      criteria: [
        { by: 'DATE', reverse: true },
        { by: 'SUBJECT', reverse: false },
        { by: 'DISPLAYFROM', reverse: false },
      ],
      program: { key: 'and', keys: [{ key: 'text', text: 'é' }, flag('\\Seen', true)] },
    },
  ],
  [
    'UID SORT RETURN (COUNT) (ARRIVAL) US-ASCII ALL',
    { returning: { count: true }, criteria: [{ by: 'ARRIVAL', reverse: false }], program: { key: 'all' } },
  ],
  ['THREAD references UTF-8 ALL', { algorithm: 'REFERENCES', program: { key: 'all' } }],
  ['UID THREAD ORDEREDSUBJECT "utf-8" (TEXT a)', { algorithm: 'ORDEREDSUBJECT', program: A }],
]
