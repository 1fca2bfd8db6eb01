import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { type LocalSandbox, startSandbox } from '../../src/index.ts'
import { LineClient } from '../support/smtp-client.ts'
import { tempFolder } from '../support/temp-store.ts'

const PAGE = readFileSync(new URL('../../docs/read-state.md', import.meta.url), 'utf8')
const RAW = 'Subject: one\r\n\r\nHello\r\n'

interface Cell {
  readonly action: string
  readonly policy: string
  readonly outcome: string
}

/** The cells of the table whose first column is `action`. */
const CELLS: readonly Cell[] = (() => {
  const rows = PAGE.split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
  const head = rows.findIndex(([first]) => first === 'action')
  const policies = rows[head]?.slice(1) ?? []
  const table = rows.slice(
    head + 2,
    rows.findIndex(([first]) => first === 'elsewhere'),
  )
  return table.flatMap(([action = '', ...outcomes]) =>
    outcomes.map((outcome, at) => ({
      action,
      policy: policies[at]?.replaceAll('`', '') ?? '',
      outcome,
    })),
  )
})()

const sandboxes = new Map<string, Promise<LocalSandbox>>()

function sandboxWith(policy: string): Promise<LocalSandbox> {
  const sandbox = sandboxes.get(policy) ?? startSandbox({ pop3OnRetrieve: policy })
  sandboxes.set(policy, sandbox)
  return sandbox
}

afterAll(async () => {
  await Promise.all([...sandboxes.values()].map(async (sandbox) => (await sandbox).close()))
})

describe('docs/read-state.md', () => {
  it('has a row for every action and a column for every policy', () => {
    expect(CELLS).toHaveLength(13 * 4)
    expect(new Set(CELLS.map(({ policy }) => policy))).toEqual(
      new Set(['keep', 'mark-read', 'archive', 'delete']),
    )
  })

  it.each(CELLS)('$action with $policy: $outcome', async ({ action, policy, outcome }) => {
    const sandbox = await sandboxWith(policy)
    // Each cell has an inbox of its own.
    const inbox = action.replaceAll('`', '')
    const { id } = await sandbox.client.sendRaw(inbox, RAW)
    await using client = await act(sandbox, inbox, action)
    expect(client.ended).toBe(!action.includes('still connected'))
    expect(await stateOf(sandbox, inbox, id)).toBe(outcome)
  })

  it("an inbox's own policy goes before the server's", async () => {
    await using sandbox = await startSandbox({ pop3OnRetrieve: 'delete' })
    const { id } = await sandbox.client.sendRaw('shop', RAW)
    await sandbox.client.changeInbox('shop', { onRetrieve: 'mark-read' })
    await act(sandbox, 'shop', '`RETR`, `QUIT`')
    expect(await stateOf(sandbox, 'shop', id)).toBe('read, INBOX')
  })

  it('what REST marks as read or deletes is the same for POP3 as the page says', async () => {
    await using sandbox = await startSandbox()
    const { id } = await sandbox.client.sendRaw('shop', RAW)
    const { id: other } = await sandbox.client.sendRaw('shop', RAW)
    await sandbox.client.change(id, { seen: true, flagged: true })
    await using client = await loggedIn(sandbox, 'shop')
    expect(await ask(client, 'STAT')).toBe(`+OK 2 ${2 * RAW.length}`)
    await sandbox.client.remove(other)
    await sandbox.client.sendRaw('shop', RAW)
    expect(await ask(client, 'STAT')).toBe(`+OK 2 ${2 * RAW.length}`)
    expect(await ask(client, 'RETR 2')).toMatch(/^-ERR /)
    expect(await ask(client, 'UIDL 1')).toBe(`+OK 1 ${id}`)
    await ask(client, 'QUIT')
    await using next = await loggedIn(sandbox, 'shop')
    expect(await ask(next, 'STAT')).toBe(`+OK 2 ${2 * RAW.length}`)
    expect(await ask(next, 'UIDL 1')).toBe(`+OK 1 ${id}`)
  })

  it('unique ids are the same after a restart', async () => {
    const store = `sqlite:${tempFolder()}/sandpost.db`
    const seen: string[][] = []
    for (let start = 0; start < 2; start++) {
      await using sandbox = await startSandbox({ store })
      if (start === 0) for (let mail = 0; mail < 3; mail++) await sandbox.client.sendRaw('shop', RAW)
      await using client = await loggedIn(sandbox, 'shop')
      client.send('UIDL\r\n')
      const lines: string[] = []
      for (let line = await client.line(); line !== '.'; line = await client.line()) lines.push(line)
      seen.push(lines)
      await ask(client, 'QUIT')
    }
    expect(seen[0]).toHaveLength(4)
    expect(seen[1]).toEqual(seen[0])
  })

  it('recent:NAME shows what was archived', async () => {
    await using sandbox = await startSandbox({ pop3OnRetrieve: 'archive' })
    const { id } = await sandbox.client.sendRaw('shop', RAW)
    await act(sandbox, 'shop', '`RETR`, `QUIT`')
    await using usual = await loggedIn(sandbox, 'shop')
    expect(await ask(usual, 'STAT')).toBe('+OK 0 0')
    await ask(usual, 'QUIT')
    await using recent = await loggedIn(sandbox, 'recent:shop')
    expect(await ask(recent, 'UIDL 1')).toBe(`+OK 1 ${id}`)
    expect(await ask(recent, 'RETR 1')).toBe(`+OK ${RAW.length} octets`)
    while ((await recent.line()) !== '.');
    expect(await ask(recent, 'DELE 1')).toMatch(/^\+OK/)
    expect(await ask(recent, 'QUIT')).toMatch(/^\+OK/)
    expect(await stateOf(sandbox, 'shop', id)).toBe('deleted')
  })
})

async function loggedIn(sandbox: LocalSandbox, user: string): Promise<LineClient> {
  const client = await LineClient.connect(sandbox.pop3)
  client.send(`USER ${user}\r\nPASS any\r\n`)
  await client.line()
  await client.line()
  expect(await client.line()).toMatch(/^\+OK/)
  return client
}

async function ask(client: LineClient, line: string): Promise<string> {
  client.send(`${line}\r\n`)
  return client.line()
}

const ARGUMENTS: Readonly<Record<string, string>> = { TOP: ' 1 5', RETR: ' 1', DELE: ' 1' }
const LISTINGS = new Set(['LIST', 'UIDL', 'TOP', 'RETR'])

/** Does what a cell of the first column says. @returns the client, which is gone unless the cell says otherwise */
async function act(sandbox: LocalSandbox, inbox: string, action: string): Promise<LineClient> {
  const client = await loggedIn(sandbox, action.includes('recent:') ? `recent:${inbox}` : inbox)
  for (const [, verb = ''] of action.matchAll(/`([A-Z]+)`/g)) {
    expect(await ask(client, `${verb}${ARGUMENTS[verb] ?? ''}`)).toMatch(/^\+OK/)
    if (LISTINGS.has(verb)) while ((await client.line()) !== '.');
  }
  if (action.includes('connection lost')) client.reset()
  if (action.includes('still connected')) return client
  await expect
    .poll(async () => {
      const { sessions } = await sandbox.client.sessions()
      return sessions.every(({ endedAt }) => endedAt !== null)
    })
    .toBe(true)
  return client
}

/** As the third table's words have it. */
async function stateOf(sandbox: LocalSandbox, inbox: string, id: string): Promise<string> {
  const { messages } = await sandbox.client.list({ inbox })
  if (messages.every((message) => message.id !== id)) return 'deleted'
  const { seen, mailbox } = await sandbox.client.get(id)
  return `${seen ? 'read' : 'unread'}, ${mailbox}`
}
