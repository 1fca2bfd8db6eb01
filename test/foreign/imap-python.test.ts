import { describe, expect, it } from 'vitest'
import { imapStage } from '../imap/foreign-stage.ts'
import { isInstalled, run } from '../support/program.ts'

const COUNT = 12
/** Prints the messages as they came, one after the other, and leaves. */
const DOWNLOAD = `
import imaplib, ssl, sys
how, port, password = sys.argv[1], int(sys.argv[2]), sys.argv[3]
context = ssl._create_unverified_context()
client = imaplib.IMAP4_SSL('127.0.0.1', port, ssl_context=context) if how == 'implicit' else imaplib.IMAP4('127.0.0.1', port)
def right(answer):
    assert answer[0] == 'OK', answer
    return answer[1]
if how == 'starttls':
    right(client.starttls(context))
if how == 'cram-md5':
    right(client.login_cram_md5('shop', password))
elif how == 'plain':
    right(client.authenticate('PLAIN', lambda challenge: b'\\0shop\\0' + password.encode()))
else:
    right(client.login('shop', password))
if how == 'utf8':
    right(client.enable('UTF8=ACCEPT'))
count = int(right(client.select('INBOX', readonly=True))[0])
for number in range(1, count + 1):
    head, body = right(client.fetch(str(number), '(RFC822.SIZE BODY[])'))[0]
    assert b'RFC822.SIZE %d ' % len(body) in head, head
    sys.stdout.buffer.write(body)
right(client.close())
client.logout()
`

/** Tries every command that imaplib has. */
const EVERYTHING = `
import imaplib, sys, time
client = imaplib.IMAP4('127.0.0.1', int(sys.argv[1]))
def right(answer):
    assert answer[0] == 'OK', answer
    return answer[1]
def same(one, other):
    assert one == other, (one, other)
right(client.login('shop', 'secret'))
right(client.noop())
boxes = right(client.list())
same(len(boxes), 6)
assert any(box.endswith(b'"/" INBOX') for box in boxes), boxes
same(len(right(client.lsub())), 6)
assert b'(("" "/"))' in right(client.namespace())[0]
right(client.create('Projects/One'))
right(client.rename('Projects/One', 'Projects/Two'))
right(client.subscribe('Projects/Two'))
right(client.unsubscribe('Projects/Two'))
right(client.delete('Projects/Two'))
same(right(client.status('INBOX', '(MESSAGES UNSEEN)')), [b'INBOX (MESSAGES ${COUNT} UNSEEN ${COUNT})'])
raw = b'Subject: mine\\r\\n\\r\\nHello\\r\\n'
right(client.append('INBOX', '(\\\\Seen custom)', imaplib.Time2Internaldate(time.time()), raw))
same(right(client.select('INBOX')), [b'${COUNT + 1}'])
same(right(client.search(None, 'SUBJECT', '"number 1"')), [b'2 11 12'])
same(right(client.search('UTF-8', 'KEYWORD', 'custom')), [b'${COUNT + 1}'])
same(right(client.uid('SEARCH', 'SEEN')), [b'${COUNT + 1}'])
same(right(client.sort('(REVERSE ARRIVAL)', 'UTF-8', 'SUBJECT', 'number', '1:3')), [b'3 2 1'])
assert right(client.thread('ORDEREDSUBJECT', 'UTF-8', '1:2'))[0] == b'(1)(2)'
same(right(client.fetch('${COUNT + 1}', '(BODY.PEEK[])'))[0][1], raw)
same(right(client.store('1', '+FLAGS', '(\\\\Deleted)')), [b'1 (FLAGS (\\\\Recent \\\\Deleted))'])
same(right(client.uid('STORE', '2', '+FLAGS.SILENT', '\\\\Answered')), [None])
right(client.copy('2', 'Archive'))
right(client.uid('MOVE', '3', 'Junk'))
# The first is that of MOVE.
same(right(client.expunge()), [b'3', b'1'])
assert imaplib.ParseFlags(right(client.fetch('1', '(FLAGS)'))[0]) in ((b'\\\\Answered', b'\\\\Recent'), (b'\\\\Recent', b'\\\\Answered'))
right(client.check())
right(client.getquotaroot('INBOX'))
right(client.myrights('INBOX'))
right(client.getacl('INBOX'))
right(client.xatom('ID', '("name" "test")'))
same(client.response('EXISTS')[0], 'EXISTS')
right(client.unselect())
if hasattr(client, 'idle'):
    right(client.select('INBOX'))
    with client.idle(duration=1) as idler:
        list(idler)
same(client.logout()[0], 'BYE')
`

describe.skipIf(!isInstalled('python3'))('Python imaplib (skipped where python3 is not installed)', () => {
  it.each(['login', 'plain', 'cram-md5', 'starttls', 'implicit', 'utf8'])('downloads by %s', async (how) => {
    await using stage = await imapStage(COUNT)
    const port = how === 'implicit' ? stage.tlsPort : stage.port
    const { code, output } = await run('python3', ['-c', DOWNLOAD, how, String(port), 'secret'])
    expect(output).toBe(Buffer.concat(stage.mail).toString())
    expect(code).toBe(0)
    // What is only examined stays unread.
    expect((await stage.messages()).every(({ seen }) => !seen)).toBe(true)
  })

  it('has every command of its own answered', async () => {
    await using stage = await imapStage(COUNT)
    const { code, output } = await run('python3', ['-c', EVERYTHING, String(stage.port)])
    expect(output).toBe('')
    expect(code).toBe(0)
    const places = await stage.mailboxes()
    expect(['number 0', 'number 1', 'number 2'].map((subject) => places.get(subject))).toEqual([
      undefined,
      'INBOX',
      'Junk',
    ])
  })

  it('is told that the password is wrong', async () => {
    await using stage = await imapStage(1)
    const { code, output } = await run('python3', ['-c', DOWNLOAD, 'login', String(stage.port), 'wrong'])
    expect(output).toContain('[AUTHENTICATIONFAILED]')
    expect(code).not.toBe(0)
  })
})
