import { describe, expect, it } from 'vitest'
import { BadJson, parseJsonBody } from '../../src/http/json-body.ts'

describe('a JSON body', () => {
  it('is read as JSON.parse reads it', () => {
    const text = '{"a":[1,"\\"{\\\\",{"b":null}],"c":"x,y:{"}'
    expect(parseJsonBody(text)).toEqual(JSON.parse(text))
  })

  it('may be absent', () => {
    expect(parseJsonBody(' \r\n')).toBeUndefined()
  })

  it('may have the same key in two objects', () => {
    expect(parseJsonBody('[{"a":1},{"a":2}]')).toEqual([{ a: 1 }, { a: 2 }])
  })

  it.each([
    ['100,000 levels', '['.repeat(100_000)],
    ['too many values', `[${'1,'.repeat(200_000)}1]`],
    ['a million keys', `{${Array.from({ length: 200_000 }, (_, n) => `"k${n}":1`).join(',')}}`],
    ['__proto__', '{"__proto__":{"x":1}}'],
    ['__proto__ in disguise', '{"__pr\\u006fto__":{"x":1}}'],
    ['constructor.prototype', '{"constructor":{"prototype":{"x":1}}}'],
    ['a key twice', '{"a":1,"b":{},"a":2}'],
    ['a number beyond all bounds', '{"a":1e999}'],
    ['a lone surrogate', '{"a":"\\ud800"}'],
    ['an open text', '{"a":"'],
    ['an open list', '[1'],
    ['two values', '{} {}'],
    ['a comment', '{/* */}'],
  ])('H21 is refused with %s', (_what, text) => {
    expect(() => parseJsonBody(text)).toThrow(BadJson)
    expect(({} as { x?: number }).x).toBeUndefined()
  })
})
