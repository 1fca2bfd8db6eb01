import { expect, it } from 'vitest'
import { nearest } from '../../src/config/nearest.ts'

it.each([
  ['smpt-listen', 'smtp-listen'],
  ['SMTP-LISTN', 'smtp-listen'],
  ['stroe', 'store'],
  ['x'.repeat(100_000), 'store'],
])('the name nearest to %.20s is %s', (written, name) => {
  expect(nearest(written, ['store', 'smtp-listen', 'http-listen'])).toBe(name)
})

it('among no names none is near', () => {
  expect(nearest('store', [])).toBeUndefined()
})
