import { expect, it } from 'vitest'
import { explained, fieldsAsWritten, matching } from '../../../web/src/message/header-fields.ts'
import { fields } from '../../../web/src/words/en/fields.ts'

it('fields as written keep their folds, encoded words and whatever is odd', () => {
  const block = 'Subject: =?utf-8?Q?a?=\r\n\tand more\r\nX-A :b\r\nno field at all\r\nX-Empty:\r\n\r\n'
  expect(fieldsAsWritten(block)).toEqual([
    { name: 'Subject', value: '=?utf-8?Q?a?=\n\tand more' },
    { name: 'X-A', value: 'b\nno field at all' },
    { name: 'X-Empty', value: '' },
  ])
  expect(fieldsAsWritten('garbage\r\nA: b')).toEqual([
    { name: '', value: 'garbage' },
    { name: 'A', value: 'b' },
  ])
})

it('a filter looks at names and values, whatever their case, and keeps the places', () => {
  const fields = [
    { name: 'Received', value: 'by Mx1' },
    { name: 'To', value: 'bob@x.test' },
    { name: 'X-Mx', value: '' },
  ]
  expect(matching(fields, ' mX ').map(({ place }) => place)).toEqual([0, 2])
  expect(matching(fields, '')).toHaveLength(3)
})

it('known fields are explained, whatever their case; names of the language itself are no fields', () => {
  expect(explained('LIST-Unsubscribe', fields)).toBe(fields['list-unsubscribe'])
  expect(explained('X-Mine', fields)).toBeUndefined()
  expect(explained('constructor', fields)).toBeUndefined()
  expect(Object.keys(fields).length).toBeGreaterThanOrEqual(40)
})
