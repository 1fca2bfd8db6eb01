import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { mailFilesAt, messagesIn } from '../../src/cli/mail-files.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandpost-mail-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function put(name: string, text = 'A: 1\r\n\r\nx'): string {
  const path = join(folder, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  return path
}

describe('mail files', () => {
  it('are found at any depth: eml, mbox and what a Maildir holds, and nothing else', async () => {
    const mail = ['Maildir/.Sent/cur/2:2,S', 'Maildir/cur/1:2,', 'Maildir/new/3', 'a/b/c.EML', 'z.mbox']
    const other = [
      'Maildir/tmp/4',
      'Maildir/cur/.hidden',
      'Maildir/dovecot-uidlist',
      'readme.txt',
      'a/b/c.eml.bak',
    ]
    for (const name of [...mail, ...other]) put(name)
    symlinkSync(folder, join(folder, 'loop'))
    const found = await mailFilesAt(folder)
    expect(found.map(({ path }) => relative(folder, path))).toEqual(mail)
    expect(found.map(({ kind }) => kind)).toEqual(['eml', 'eml', 'eml', 'eml', 'mbox'])
  })

  it('without a telling name are an mbox when they begin like one', async () => {
    expect(await mailFilesAt(put('inbox', 'From x\nA: 1\n'))).toMatchObject([{ kind: 'mbox', size: 12 }])
    expect(await mailFilesAt(put('saved', 'From: x\n'))).toMatchObject([{ kind: 'eml' }])
    expect(await mailFilesAt(put('empty', ''))).toMatchObject([{ kind: 'eml', size: 0 }])
  })

  it('are kept byte for byte when they are one message', async () => {
    const text = 'A: 1\n\nbare\rLF\n\0\r\n.\r\n'
    const [file] = await mailFilesAt(put('a.eml', text))
    if (file === undefined) throw new Error('not found')
    const messages: string[] = []
    for await (const message of messagesIn(file, 'mboxrd')) messages.push(message.toString('latin1'))
    expect(messages).toEqual([text])
  })

  it('that are not there, or are no mbox, are told by name', async () => {
    await expect(mailFilesAt(join(folder, 'absent'))).rejects.toThrow(`cannot read ${folder}/absent: ENOENT`)
    const [file] = await mailFilesAt(put('bad.mbox', 'Subject: x\n'))
    if (file === undefined) throw new Error('not found')
    await expect(messagesIn(file, 'mboxrd').next()).rejects.toThrow('bad.mbox: this is not an mbox file')
  })
})
