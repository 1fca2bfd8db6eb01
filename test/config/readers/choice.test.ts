import { expect, it } from 'vitest'
import { choice, yesOrNo } from '../../../src/config/readers/choice.ts'

const here = { cwd: '/', home: '/', platform: 'linux', env: {} } as const

it('a word that is none of the choices is told the nearest', () => {
  expect(() => choice('optional', 'required').read('requierd', here)).toThrow('did you mean required?')
})

it.each(['yes', '1', 'TRUE', '', ' true'])('%j is neither true nor false', (text) => {
  expect(() => yesOrNo.read(text, here)).toThrow('is neither true nor false')
})
