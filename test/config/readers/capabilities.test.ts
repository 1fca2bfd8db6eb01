import { describe, expect, it } from 'vitest'
import { capabilitiesLess } from '../../../src/config/readers/capabilities.ts'

const surroundings = { cwd: '/srv', home: '/home/ann', platform: 'linux', env: {} } as const

describe('capabilities to do without', () => {
  it.each([
    ['all', []],
    ['-MOVE', ['MOVE']],
    ['-move,-AUTH=PLAIN,-LITERAL+', ['MOVE', 'AUTH=PLAIN', 'LITERAL+']],
  ])('%s is %j', (text, names) => {
    expect(capabilitiesLess.read(text, surroundings)).toEqual(names)
  })

  it.each([
    ['MOVE', 'cannot add "MOVE": capabilities can only be taken away, write -MOVE'],
    ['+MOVE', 'cannot add "+MOVE"'],
    ['none', 'cannot be none'],
    ['-', '"-" names no capability'],
    ['-MO VE', 'names no capability'],
    ['-MOVE,', 'cannot add ""'],
    ['-MOVE,-move', 'names MOVE twice'],
  ])('%s is refused', (text, why) => {
    expect(() => capabilitiesLess.read(text, surroundings)).toThrow(why)
  })

  it('is an array in the configuration file', () => {
    expect(capabilitiesLess.readTable?.(['-MOVE', '-IDLE'], surroundings)).toEqual(['MOVE', 'IDLE'])
  })
})
