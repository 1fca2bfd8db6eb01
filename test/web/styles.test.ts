import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ROOT } from '../support/sources.ts'

const FOLDER = join(ROOT, 'web/src/styles')

it('a class has its own rule in one file of styles alone: two that mean different things would mix', () => {
  const files = new Map<string, Set<string>>()
  for (const file of readdirSync(FOLDER)) {
    for (const [, name = ''] of readFileSync(join(FOLDER, file), 'utf8').matchAll(/^\.([a-z-]+) \{/gm)) {
      files.set(name, (files.get(name) ?? new Set()).add(file))
    }
  }
  expect(files.size).toBeGreaterThan(100)
  expect([...files].filter(([, where]) => where.size > 1)).toEqual([])
})
