import { describe, expect, it } from 'vitest'
import type { CheckFinding } from '../../../src/http/contract/checks.ts'
import { sentenceOf } from '../../../web/src/checks/sentence.ts'

const finding = (given: Partial<CheckFinding>): CheckFinding => ({
  id: 'placeholder',
  severity: 'problem',
  title: '',
  message: 'The server’s own words.',
  todo: '',
  reason: null,
  figures: {},
  total: 0,
  places: [],
  ...given,
})

describe('the sentence of a finding', () => {
  it.each<[Partial<CheckFinding>, RegExp]>([
    [{ id: 'link-empty', total: 1 }, /^1 link leads nowhere/],
    [{ id: 'link-empty', total: 1200 }, /^1,200 links lead nowhere/],
    [{ id: 'text-differs', figures: { missingInText: 40, missingInHtml: 5 } }, /40 %.*5 %/],
    [{ id: 'html-size', figures: { octets: 123_456, most: 104_448 } }, /has 123 kB\. Gmail/],
    [{ id: 'image-alt', total: 1, figures: { images: 3 } }, /^1 of 3 images has/],
    [{ id: 'date-far', reason: 'early', figures: { minutes: 90 } }, /90 minutes before/],
    [{ id: 'date-far', reason: 'late', figures: { minutes: 540 } }, /9 hours after/],
    [{ id: 'date-far', reason: 'early', figures: { minutes: 500_000 } }, /347 days before/],
    [{ id: 'message-id', reason: 'malformed' }, /<left@right>/],
    [{ id: 'preheader', reason: 'empty' }, /no words/],
    [{ id: 'preheader', reason: 'one that is not known' }, /^The server’s own words\.$/],
  ])('of %j', (given, sentence) => {
    expect(sentenceOf(finding(given))).toMatch(sentence)
  })
})
