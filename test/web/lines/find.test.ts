import { describe, expect, it } from 'vitest'
import { found, MOST_FOUND, within } from '../../../web/src/lines/find.ts'
import { stretchesOf } from '../../../web/src/lines/stretches.ts'

const places = (text: string, wanted: string) =>
  found(text, wanted).map(({ start, end }) => text.slice(start, end))

describe('finding', () => {
  it('passes over case, and takes what is typed for itself', () => {
    expect(places('Tag, TAG and tag', 'tag')).toEqual(['Tag', 'TAG', 'tag'])
    expect(places('a.c abc (x)* a.c', 'a.c')).toEqual(['a.c', 'a.c'])
    expect(places('\\[^$.*+?()[]{}|/-', '\\[^$.*+?()[]{}|/-')).toHaveLength(1)
    expect(places('ÄÖ äö', 'äö')).toEqual(['ÄÖ', 'äö'])
    expect(places('anything', '')).toEqual([])
  })

  it('stops counting somewhere', () => {
    expect(found('a'.repeat(50_000), 'a')).toHaveLength(MOST_FOUND)
  })

  it('knows the places within a row, also those that reach into it', () => {
    const spans = found('aa aa aa', 'aa')
    expect(within(spans, { start: 1, end: 4 })).toEqual([spans[0], spans[1]])
    expect(within(spans, { start: 2, end: 3 })).toEqual([])
    expect(within(spans, { start: 6, end: 9 })).toEqual([spans[2]])
  })
})

describe('the stretches of a row', () => {
  const text = '<b>bold</b>'
  const tokens = [
    { start: 0, end: 3, kind: 'tag' },
    { start: 7, end: 11, kind: 'tag' },
  ]

  it('are cut where a token or a place that was found begins or ends', () => {
    const stretches = stretchesOf(text, { start: 0, end: 11 }, { tokens, found: found(text, 'b') })
    expect(stretches.map((each) => [each.text, each.kind, each.found])).toEqual([
      ['<', 'tag', null],
      ['b', 'tag', 0],
      ['>', 'tag', null],
      ['b', null, 1],
      ['old', null, null],
      ['</', 'tag', null],
      ['b', 'tag', 2],
      ['>', 'tag', null],
    ])
  })

  it('are the whole row where nothing is marked, and of a row in the middle its own part alone', () => {
    expect(stretchesOf(text, { start: 3, end: 7 }, { tokens, found: [] })).toEqual([
      { at: 3, text: 'bold', kind: null, found: null },
    ])
    expect(stretchesOf('', { start: 0, end: 0 }, { tokens: [], found: [] })).toEqual([])
  })
})
