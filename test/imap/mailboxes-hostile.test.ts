import { describe, expect, it } from 'vitest'
import { answerLines } from './answer-lines.ts'
import { type ImapBench, startImap } from './imap-bench.ts'

async function namesOf({ store, inboxOf }: ImapBench): Promise<string[]> {
  const all = await store.mailboxes.list(inboxOf('shop'))
  return all.slice(6).map(({ name }) => name)
}

describe('names of mailboxes that are up to something', () => {
  it.each([
    ['../../etc/x', 'NO [CANNOT]'],
    ['INBOX/../x', 'NO [CANNOT]'],
    ['a/./b', 'NO [CANNOT]'],
    ['/abs', 'NO [CANNOT]'],
    ['a//b', 'NO [CANNOT]'],
    ['a//', 'NO [CANNOT]'],
    ['{4+}\r\na\r\nb', 'NO [CANNOT]'],
    ['{3+}\r\na\0b', 'BAD [CLIENTBUG]'],
  ])('I15: CREATE %j makes nothing', async (name, answer) => {
    await using imap = await startImap()
    await using client = await imap.inside()
    for (const command of [`CREATE ${name}`, `RENAME Sent ${name}`]) {
      const lines = await answerLines(client, command)
      expect(lines).toHaveLength(1)
      expect(lines[0]).toContain(answer)
    }
    expect(await namesOf(imap)).toEqual([])
    expect(await answerLines(client, 'LIST "" Sent')).toHaveLength(2)
  })

  it.each([
    ['ten thousand levels', 'a/'.repeat(10_000)],
    ['a hundred thousand letters', 'a'.repeat(100_000)],
  ])('I15: CREATE of a name with %s makes nothing', async (_what, name) => {
    await using imap = await startImap()
    await using client = await imap.inside()
    const [answer] = await answerLines(client, `CREATE {${name.length}+}\r\n${name}`)
    expect(answer).toMatch(/^NO \[CANNOT\]/)
    expect(await namesOf(imap)).toEqual([])
  })

  it('I15: CREATE of a name of 1 MiB makes nothing', async () => {
    await using imap = await startImap()
    await using client = await imap.inside()
    const [answer] = await answerLines(client, `CREATE {${1024 ** 2}+}\r\n${'a'.repeat(1024 ** 2)}`)
    expect(answer).toMatch(/^NO \[TOOBIG\]/)
    expect(await namesOf(imap)).toEqual([])
  })

  it('I16: names that mean something in JavaScript are names like others', async () => {
    await using imap = await startImap()
    await using client = await imap.inside()
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '__proto__/constructor']
    for (const name of names) {
      expect((await answerLines(client, `CREATE ${name}`)).at(-1)).toMatch(/^OK/)
      expect(await answerLines(client, `SUBSCRIBE ${name}`)).toEqual(['OK Subscribed'])
      expect(await answerLines(client, `SETMETADATA ${name} (/shared/__proto__ "x")`)).toEqual(['OK Kept'])
      expect((await answerLines(client, `GETMETADATA ${name} /shared/__proto__`)).at(0)).toContain('"x"')
    }
    expect(await answerLines(client, 'LIST (SUBSCRIBED) "" (_* c* t* h*)')).toEqual([
      String.raw`* LIST (\Subscribed \HasChildren) "/" "__proto__"`,
      String.raw`* LIST (\Subscribed \HasNoChildren) "/" "__proto__/constructor"`,
      String.raw`* LIST (\Subscribed \HasNoChildren) "/" constructor`,
      String.raw`* LIST (\Subscribed \HasNoChildren) "/" hasOwnProperty`,
      String.raw`* LIST (\Subscribed \HasNoChildren) "/" toString`,
      'OK Listed',
    ])
    expect('x' in {}).toBe(false)
  })

  it.each(['&', '&-&', '&AGE-', '&2AA-', '&AAA-', '&AOk', '&AOkA-'])(
    'I17: %j is no modified UTF-7: nothing is made, and nothing is listed',
    async (name) => {
      await using imap = await startImap({ mailboxes: ['a', 'é', '&'] })
      await using client = await imap.inside()
      expect((await answerLines(client, `CREATE ${name}`))[0]).toMatch(/^NO \[CANNOT\]/)
      expect(await answerLines(client, `LIST "" ${name}`)).toEqual(['OK Listed'])
      expect(await answerLines(client, `LIST ${name} *`)).toEqual(['OK Listed'])
      expect(await answerLines(client, `LSUB "" ${name}*`)).toEqual(['OK Listed'])
      expect(await namesOf(imap)).toEqual(['a', 'é', '&'])
    },
  )
})

describe('listings of a thousand mailboxes', () => {
  it('I14: patterns full of wildcards are answered, whatever stands in them', async () => {
    const mailboxes = Array.from({ length: 1000 }, (_, at) => `level ${at % 10}/aaaa${at}`)
    await using imap = await startImap({ mailboxes })
    await using client = await imap.inside()
    for (const pattern of [`${'%*'.repeat(500)}x`, '*a'.repeat(200), '%a'.repeat(200), '%{2}', '[', '\\'])
      for (const verb of ['LIST', 'LSUB'])
        expect(await answerLines(client, `${verb} "" "${pattern.replaceAll('\\', '\\\\')}"`)).toEqual([
          'OK Listed',
        ])
    expect(await answerLines(client, `LIST "" "${'%*'.repeat(500)}aaaa500"`)).toHaveLength(2)
    expect(await answerLines(client, `LIST "" (${'a '.repeat(100)}a)`)).toEqual([
      'NO [LIMIT] A LIST has at most 100 patterns',
    ])
  })
})

describe('ten thousand mailboxes', () => {
  it('I18: are all that an inbox has, and are listed', { timeout: 120_000 }, async () => {
    const { store, inboxOf, inside } = await startImap()
    await using client = await inside()
    const names = Array.from({ length: 10_000 - 6 }, (_, at) => `m/${at}`)
    await Promise.all(names.map((name) => store.mailboxes.create(inboxOf('shop'), name)))
    for (const command of ['CREATE more', 'RENAME INBOX more'])
      expect((await answerLines(client, command))[0]).toMatch(
        /^NO \[LIMIT\] An inbox has at most 10000 mailboxes/,
      )
    expect(await answerLines(client, 'LIST "" * RETURN (STATUS (MESSAGES))')).toHaveLength(2 * 10_000 + 1)
    expect(await answerLines(client, 'LIST "" (m% */9999)')).toHaveLength(2)
    expect(await answerLines(client, 'DELETE m/1')).toEqual(['OK Deleted'])
    expect((await answerLines(client, 'CREATE more'))[0]).toMatch(/^OK /)
  })
})

describe('the mailboxes of another user', () => {
  const NOWHERE = 'NO [NONEXISTENT] There is no such mailbox'

  it('I33: are as if they were not there', async () => {
    await using imap = await startImap({ mailboxes: ['secret', 'secret/below'], mail: ['one\r\n'] })
    await using client = await imap.inside('other')
    for (const name of ['secret', 'nothing']) {
      for (const command of [
        `SELECT ${name}`,
        `EXAMINE ${name}`,
        `STATUS ${name} (MESSAGES)`,
        `DELETE ${name}`,
        `RENAME ${name} mine`,
        `GETMETADATA ${name} /shared/comment`,
        `SETMETADATA ${name} (/shared/comment "x")`,
        `MYRIGHTS ${name}`,
        `GETACL ${name}`,
        `LISTRIGHTS ${name} me`,
        `SETACL ${name} me lr`,
        `DELETEACL ${name} me`,
      ])
        expect([command, await answerLines(client, command)]).toEqual([command, [NOWHERE]])
      expect(await answerLines(client, `LIST "" (${name} ${name}/*) RETURN (STATUS (MESSAGES))`)).toEqual([
        'OK Listed',
      ])
      expect((await answerLines(client, `GETQUOTAROOT ${name}`))[0]).toBe(`* QUOTAROOT ${name} ""`)
    }
    expect((await answerLines(client, 'STATUS INBOX (MESSAGES)'))[0]).toBe('* STATUS INBOX (MESSAGES 0)')
    expect((await answerLines(client, 'CREATE secret')).at(-1)).toMatch(/^OK/)
    expect(await namesOf(imap)).toEqual(['secret', 'secret/below'])
  })
})
