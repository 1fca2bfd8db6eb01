import { expect, it } from 'vitest'
import { checkOpenFiles } from '../../src/cli/open-files.ts'

const limits = (soft: string) =>
  `Limit  Soft Limit  Hard Limit  Units\nMax open files            ${soft}  524288  files\n`

it.each(['64', '255'])('C16 %s open files are too few', (soft) => {
  expect(() => checkOpenFiles(() => limits(soft))).toThrow(`only ${soft} files may be open (ulimit -n)`)
})

it.each(['256', '1024', 'unlimited'])('C16 %s open files are enough', (soft) => {
  expect(() => checkOpenFiles(() => limits(soft))).not.toThrow()
})

it('where the system does not say it, nothing is checked', () => {
  const silent = () => {
    throw new Error('ENOENT')
  }
  expect(() => checkOpenFiles(silent)).not.toThrow()
})
