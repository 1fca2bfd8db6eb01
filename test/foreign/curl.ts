import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { run } from '../support/program.ts'

/** The words for the user of every stage. */
export const USER = ['--user', 'shop:secret']

/** Each mechanism that curl is told by name, with the words for it. */
export const MECHANISMS: readonly [name: string, words: readonly string[]][] = [
  ...['PLAIN', 'LOGIN', 'CRAM-MD5'].map((name): [string, string[]] => [
    name,
    [...USER, '--login-options', `AUTH=${name}`],
  ]),
  ...['XOAUTH2', 'OAUTHBEARER'].map((name): [string, string[]] => [
    name,
    ['--user', 'shop', '--oauth2-bearer', 'secret', '--login-options', `AUTH=${name}`],
  ]),
]

/** Expects that what `from` names is the mail of the stage, octet for octet. `from` counts from 1. */
export async function download(
  { folder, mail }: { readonly folder: string; readonly mail: readonly Buffer[] },
  from: string,
  words: readonly string[],
): Promise<void> {
  const to = ['--output', join(folder, '#1.eml')]
  const { code, output } = await run('curl', ['--silent', '--show-error', ...words, from, ...to])
  expect(output).toBe('')
  expect(code).toBe(0)
  mail.forEach((octets, at) => {
    expect(readFileSync(join(folder, `${at + 1}.eml`)).equals(octets)).toBe(true)
  })
}
