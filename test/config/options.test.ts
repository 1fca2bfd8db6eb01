import { describe, expect, it } from 'vitest'
import { chapters, OPTION_NAMES, rowOf } from '../../src/config/options.ts'
import { readSettings } from '../../src/config/settings.ts'

/** What other options an example needs beside it. */
const COMPANIONS: Readonly<Record<string, readonly string[]>> = {
  'smtp-require-tls': ['--tls=self-signed'],
  'imap-require-tls': ['--tls=self-signed'],
  'tls-cert': ['--tls-key', '/etc/sandpost/key.pem'],
  'tls-key': ['--tls-cert', '/etc/sandpost/cert.pem'],
}

describe('the table of options', () => {
  it('has every option in exactly one chapter', () => {
    expect(chapters().flatMap(({ names }) => names)).toEqual(OPTION_NAMES)
  })

  it.each(OPTION_NAMES)('%s has an example that works and is not its default', (name) => {
    const { example, default: fallback } = rowOf(name)
    const argv = [`--${name}`, example, ...(COMPANIONS[name] ?? [])]
    expect(() => readSettings({ argv, env: {} })).not.toThrow()
    expect(example).not.toBe(fallback)
  })

  it.each(OPTION_NAMES)('%s is described in sentences', (name) => {
    expect(rowOf(name).description).toMatch(/^[`A-Z].*\.$/)
  })

  it('no name of another server leads to two options', () => {
    const names = OPTION_NAMES.flatMap((name) => rowOf(name).elsewhere ?? [])
    expect(names).toEqual([...new Set(names)])
  })

  it('no name of another server is the name of an option of ours', () => {
    const names = OPTION_NAMES.flatMap((name) => rowOf(name).elsewhere ?? [])
    expect(names.filter((name) => (OPTION_NAMES as readonly string[]).includes(name))).toEqual([])
  })
})
