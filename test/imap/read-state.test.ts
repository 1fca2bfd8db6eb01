import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { type LocalSandbox, startSandbox } from '../../src/index.ts'
import { LineClient } from '../support/smtp-client.ts'

const PAGE = readFileSync(new URL('../../docs/read-state.md', import.meta.url), 'utf8')
const RAW = 'From: app@example.test\r\nSubject: one\r\n\r\nHello\r\n'

interface Cell {
  readonly action: string
  readonly mode: string
  readonly outcome: string
}

/** The cells of the table whose first column has this head. */
function cellsOf(head: string): readonly Cell[] {
  const lines = PAGE.split('\n')
  const from = lines.findIndex((line) => line.startsWith(`| ${head} |`))
  const length = lines.slice(from).findIndex((line) => !line.startsWith('|'))
  const [first = [], , ...rows] = lines.slice(from, from + length).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
  const modes = first.slice(1).map((mode) => mode.replaceAll('`', ''))
  return rows.flatMap(([action = '', ...outcomes]) =>
    outcomes.map((outcome, at) => ({ action, mode: modes[at] ?? '', outcome })),
  )
}

const SAID = cellsOf('an IMAP client says')
const MEANWHILE = cellsOf('meanwhile')

const sandboxes = new Map<string, Promise<LocalSandbox>>()

function sandboxWith(mode: string): Promise<LocalSandbox> {
  const sandbox = sandboxes.get(mode) ?? startSandbox({ imapReadState: mode })
  sandboxes.set(mode, sandbox)
  return sandbox
}

/** Whose setting it is: the server's, or an inbox's own where the server's is the other one. */
const OWNERS = ['the server', 'the inbox'] as const

interface Stage {
  readonly sandbox: LocalSandbox
  readonly inbox: string
}

/** A new inbox whose flags are kept in this way. */
async function inboxWith(mode: string, owner: (typeof OWNERS)[number]): Promise<Stage> {
  const inbox = nextInbox()
  if (owner === 'the server') return { sandbox: await sandboxWith(mode), inbox }
  const own = mode === 'private' ? 'private' : 'shared'
  const sandbox = await sandboxWith(own === 'private' ? 'shared' : 'private')
  await sandbox.client.createInbox({ name: inbox, imapReadState: own })
  return { sandbox, inbox }
}

afterAll(async () => {
  await Promise.all([...sandboxes.values()].map(async (sandbox) => (await sandbox).close()))
})

let inboxes = 0
/** Each cell has an inbox of its own. */
const nextInbox = (): string => `inbox-${inboxes++}`

describe('docs/read-state.md', () => {
  it('has rows for IMAP, with a column for each way of keeping flags', () => {
    expect(SAID).toHaveLength(38 * 2)
    expect(MEANWHILE).toHaveLength(12 * 2)
    for (const { mode } of [...SAID, ...MEANWHILE]) expect(['shared', 'private']).toContain(mode)
  })
})

describe.each(OWNERS)('docs/read-state.md, set by %s', (owner) => {
  it.each(SAID)('$action, $mode: $outcome', async ({ action, mode, outcome }) => {
    const { sandbox, inbox } = await inboxWith(mode, owner)
    const { id } = await sandbox.client.sendRaw(inbox, RAW)
    await using client = await loggedIn(sandbox, inbox)
    if (!action.startsWith('`EXAMINE')) await ask(client, 'SELECT INBOX')
    for (const [, line = ''] of action.matchAll(/`([^`]+)`/g)) {
      const refused = action.includes('EXAMINE') && line.startsWith('STORE')
      expect((await ask(client, line)).at(-1)).toMatch(refused ? / NO / : / OK /)
    }
    if (action.includes('lost')) client.reset()
    const over = /LOGOUT|lost|UNSELECT`$|CLOSE|MOVE|EXPUNGE/.test(action)
    const own = over ? undefined : (await ask(client, 'FETCH 1 FLAGS')).join().includes('\\Seen')
    const state = await stateOf(sandbox, inbox, id)
    expect(inWords(state, own)).toBe(outcome)
    if (state === undefined) return
    // Other clients see what the server has.
    await using other = await loggedIn(sandbox, inbox)
    await ask(other, `EXAMINE ${state.mailbox}`)
    expect((await ask(other, 'FETCH 1 FLAGS')).join().includes('\\Seen')).toBe(state.seen)
  })

  it.each(MEANWHILE)('$action, $mode: $outcome', async ({ action, mode, outcome }) => {
    const { sandbox, inbox } = await inboxWith(mode, owner)
    const { id } = await sandbox.client.sendRaw(inbox, RAW)
    await using client = await loggedIn(sandbox, inbox)
    await using idle = await loggedIn(sandbox, inbox)
    for (const one of [client, idle]) await ask(one, 'SELECT INBOX')
    idle.send('i IDLE\r\n')
    expect(await idle.line()).toMatch(/^\+/)
    await happens(sandbox, action, { inbox, id })
    expect(newsIn(await ask(client, 'NOOP'))).toBe(outcome)
    const heard: string[] = []
    while (newsIn(heard) !== outcome) heard.push(await idle.line())
    idle.send('DONE\r\n')
    for (let line = ''; !line.startsWith('i OK'); heard.push(line)) line = await idle.line()
    expect(newsIn(heard)).toBe(outcome)
  })

  it('private: what a client has set itself stays so, whatever is changed elsewhere', async () => {
    const { sandbox, inbox } = await inboxWith('private', owner)
    const { id } = await sandbox.client.sendRaw(inbox, RAW)
    await using client = await loggedIn(sandbox, inbox)
    expect((await ask(client, 'SELECT INBOX')).join('\n')).toContain('[PERMANENTFLAGS ()]')
    await ask(client, 'STORE 1 FLAGS (\\Answered)')
    await sandbox.client.change(id, { seen: true })
    expect(newsIn(await ask(client, 'NOOP'))).toBe('nothing')
    expect(await ask(client, 'FETCH 1 FLAGS')).toContainEqual(expect.stringMatching(/FLAGS \(.*\\Answered\)/))
    await ask(client, 'UNSELECT')
    await ask(client, 'SELECT INBOX')
    expect(await ask(client, 'FETCH 1 FLAGS')).toContainEqual(expect.stringMatching(/FLAGS \(.*\\Seen\)/))
  })

  it.each([
    ['shared', true],
    ['private', false],
  ])('%s: whether APPEND stores the flags that it is given: %s', async (mode, kept) => {
    const { sandbox, inbox } = await inboxWith(mode, owner)
    await using client = await loggedIn(sandbox, inbox)
    await ask(client, `APPEND INBOX (\\Seen \\Flagged) {${RAW.length}+}\r\n${RAW}`)
    const { messages } = await sandbox.client.list({ inbox })
    expect(messages).toMatchObject([{ seen: kept, flagged: kept }])
  })
})

describe('the read-state of an inbox', () => {
  it('is taken at the next SELECT, and stays for what is selected', async () => {
    const { sandbox, inbox } = await inboxWith('shared', 'the server')
    const { id } = await sandbox.client.sendRaw(inbox, RAW)
    await using client = await loggedIn(sandbox, inbox)
    await ask(client, 'SELECT INBOX')
    await sandbox.client.changeInbox(inbox, { imapReadState: 'private' })
    await ask(client, 'STORE 1 +FLAGS (\\Flagged)')
    expect(await sandbox.client.get(id)).toMatchObject({ flagged: true, seen: false })
    expect((await ask(client, 'SELECT INBOX')).join('\n')).toContain('[PERMANENTFLAGS ()]')
    await ask(client, 'STORE 1 +FLAGS (\\Seen)')
    expect(await sandbox.client.get(id)).toMatchObject({ flagged: true, seen: false })
    await sandbox.client.changeInbox(inbox, { imapReadState: null })
    await ask(client, 'SELECT INBOX')
    await ask(client, 'STORE 1 +FLAGS (\\Seen)')
    expect(await sandbox.client.get(id)).toMatchObject({ flagged: true, seen: true })
  })
})

interface State {
  readonly seen: boolean
  readonly mailbox: string
}

/** What the server has; `undefined` when the message is gone. */
async function stateOf({ client }: LocalSandbox, inbox: string, id: string): Promise<State | undefined> {
  const { messages } = await client.list({ inbox })
  return messages.some((message) => message.id === id) ? client.get(id) : undefined
}

/** @param own whether it is read to the client itself, where that can be asked */
function inWords(state: State | undefined, own: boolean | undefined): string {
  if (state === undefined) return 'deleted'
  const word = (seen: boolean): string => (seen ? 'read' : 'unread')
  const toItself = own === undefined || own === state.seen ? '' : `, ${word(own)} to itself`
  return `${word(state.seen)}${toItself}${state.mailbox === 'INBOX' ? '' : `, in ${state.mailbox}`}`
}

/** What of a client's answers is news, in the words of the second table. */
function newsIn(lines: readonly string[]): string {
  return ['EXPUNGE', 'EXISTS', 'FETCH'].find((word) => lines.some((line) => isNews(line, word))) ?? 'nothing'
}

function isNews(line: string, word: string): boolean {
  return line.startsWith('* ') && line.split(' ')[2] === word
}

async function loggedIn(sandbox: LocalSandbox, user: string): Promise<LineClient> {
  const client = await LineClient.connect(sandbox.imap)
  await client.line()
  expect((await ask(client, `LOGIN ${user} any`)).at(-1)).toMatch(/ OK /)
  return client
}

/** Says one command. @returns the lines of its answer, the tagged one last */
async function ask(client: LineClient, command: string): Promise<readonly string[]> {
  client.send(`t ${command}\r\n`)
  const lines: string[] = []
  while (!lines.at(-1)?.startsWith('t ')) lines.push(await client.line())
  return lines
}

interface Told {
  readonly inbox: string
  readonly id: string
}

/** Does what a cell of the second table's first column says. */
async function happens(sandbox: LocalSandbox, action: string, { inbox, id }: Told): Promise<void> {
  const { client } = sandbox
  const elsewhere = async (command: string): Promise<void> => {
    await using other = await loggedIn(sandbox, inbox)
    await ask(other, 'SELECT INBOX')
    expect((await ask(other, command)).at(-1)).toMatch(/ OK /)
  }
  const policy = /downloaded by POP3, `(.*)`/.exec(action)?.[1]
  if (policy !== undefined) {
    await client.changeInbox(inbox, { onRetrieve: policy as 'keep' })
    return popDownload(sandbox, inbox)
  }
  switch (action) {
    case 'read by REST or on the page':
      return void (await client.change(id, { seen: true }))
    case 'flagged by REST or on the page':
      return void (await client.change(id, { flagged: true }))
    case 'tagged by REST or on the page':
      return void (await client.change(id, { addTags: ['urgent'] }))
    case 'deleted by REST or on the page':
      return client.remove(id)
    case 'new mail':
      return void (await client.sendRaw(inbox, RAW))
    case 'read by another IMAP client':
      return elsewhere('FETCH 1 BODY[]')
    case 'flagged by another IMAP client':
      return elsewhere('STORE 1 +FLAGS (\\Flagged)')
    case 'moved by another IMAP client':
      return elsewhere('MOVE 1 Archive')
    default:
      throw new Error(`nobody knows how: ${action}`)
  }
}

async function popDownload(sandbox: LocalSandbox, inbox: string): Promise<void> {
  await using client = await LineClient.connect(sandbox.pop3)
  client.send(`USER ${inbox}\r\nPASS any\r\nRETR 1\r\nQUIT\r\n`)
  expect(await client.untilEnd()).toMatch(/\r\n\.\r\n\+OK .*\r\n$/)
}
