import { describe, expect, it } from 'vitest'
import { filterOf, searchOf, withTerm } from '../../../web/src/sessions/filter.ts'

const NONE = { protocol: null, state: null, inbox: null, q: '' }

describe('the filter of a search', () => {
  it.each([
    ['', {}],
    ['state:failed 127.0.0.1', { state: 'failed', q: '127.0.0.1' }],
    ['two  words protocol:imap', { protocol: 'imap', q: 'two words' }],
    ['inbox:"a b" inbox:shop+one', { inbox: 'shop+one' }],
    ['inbox:"a b"', { inbox: 'a b' }],
    ['state:broken protocol: x:y', { q: 'state:broken protocol: x:y' }],
  ])('%j', (query, filter) => {
    expect(filterOf(query)).toEqual({ ...NONE, ...filter })
  })

  it('changes one term and leaves the rest', () => {
    const query = withTerm('state:open ada', 'protocol', 'pop3')
    expect(filterOf(query)).toEqual({ ...NONE, protocol: 'pop3', state: 'open', q: 'ada' })
    expect(filterOf(withTerm(query, 'state', 'failed')).state).toBe('failed')
    expect(withTerm(withTerm(query, 'state', null), 'protocol', null)).toBe('ada')
    expect(filterOf(withTerm('', 'inbox', 'a b')).inbox).toBe('a b')
  })

  it('is what the API takes', () => {
    expect(searchOf(filterOf('state:failed a & b')).toString()).toBe('state=failed&q=a+%26+b')
    expect(searchOf(filterOf('')).toString()).toBe('')
  })
})
