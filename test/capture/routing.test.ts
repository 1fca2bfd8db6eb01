import { describe, expect, it } from 'vitest'
import { inboxOfAddress, needsField, type RoutingFacts, routesOf } from '../../src/capture/routing.ts'

const FACTS: RoutingFacts = {
  recipients: ['ann@x.test'],
  login: null,
  domains: ['deep.ci.test', 'ci.test'],
  field: null,
  port: null,
  isClosed: () => false,
}
const PORT = { number: 2525, inbox: 'desk' }

/** What came of it, a copy a line: `inbox rule(detail) recipients [passed over]`. */
function routed(facts: Partial<RoutingFacts>): string[] {
  return routesOf({ ...FACTS, ...facts }).map(({ inbox, routedBy, recipients }) => {
    const { rule, detail, passedOver } = routedBy
    const led = routedBy.recipients === null ? 'all' : routedBy.recipients.join(' ')
    expect(routedBy.recipients ?? recipients).toHaveLength(recipients.length)
    return `${inbox} ${rule}(${detail}) ${led}${passedOver.map((why) => ` [${why}]`).join('')}`
  })
}

describe('a message goes by the first rule that fits', () => {
  const everything = { login: 'shop+a', recipients: ['x@crm.ci.test'], field: 'named', port: PORT }
  it.each<[string, Partial<RoutingFacts>, string[]]>([
    ['the login before all else', everything, ['shop+a auth(shop+a) all']],
    ['the domain before the field', { ...everything, login: null }, ['crm domain(ci.test) all']],
    ['the field before the port', { field: 'named', port: PORT }, ['named header(named) all']],
    ['the port before default', { port: PORT }, ['desk port(2525) all']],
    ['default at last', {}, ['default default() all']],
    ['default without any recipient', { recipients: [] }, ['default default() all']],
    ['the field without any recipient', { recipients: [], field: 'named' }, ['named header(named) all']],
  ])('%s', (_name, facts, expected) => {
    expect(routed(facts)).toEqual(expected)
  })
})

describe('a recipient leads by its domain', () => {
  it.each([
    ['x@shop.ci.test', 'shop'],
    ['x@shop.CI.Test', 'shop'],
    ['x@SHOP.ci.test', 'shop'],
    ['"a b@c.ci.test"@shop.ci.test', 'shop'],
    ['x+label@shop.ci.test', 'shop'],
    ['x@a.b.ci.test', 'a.b'],
    ['x@shop.deep.ci.test', 'shop'],
    ['x@deep.ci.test', 'deep'],
    ['x@küche.ci.test', 'küche'],
    ['x@xn--kche-0ra.ci.test', 'xn--kche-0ra'],
    ['x@ci.test', undefined],
    ['x@shop.ci.test.', undefined],
    ['x@shop.ci.test.evil.test', undefined],
    ['x@shopci.test', undefined],
    ['x@[127.0.0.1]', undefined],
    ['postmaster', undefined],
    ['', undefined],
  ])('%s', (address, inbox) => {
    expect(inboxOfAddress(address, FACTS.domains)?.inbox).toBe(inbox)
  })

  it('each for itself: a copy for each inbox, in the order of the envelope, the rest by the next rule', () => {
    const recipients = ['a@crm.ci.test', 'b@x.test', 'c@shop.ci.test', 'd@crm.CI.test', 'e@x.test']
    expect(routed({ recipients })).toEqual([
      'crm domain(ci.test) a@crm.ci.test d@crm.CI.test',
      'default default() b@x.test e@x.test',
      'shop domain(ci.test) c@shop.ci.test',
    ])
  })

  it('to one copy, where two rules lead to the same inbox', () => {
    const recipients = ['a@crm.ci.test', 'b@x.test']
    expect(routed({ recipients, field: 'crm' })).toEqual(['crm domain(ci.test) all'])
  })

  it('to the places of the envelope, though an address stands there twice', () => {
    const recipients = ['a@crm.ci.test', 'b@x.test', 'a@crm.ci.test']
    expect(routesOf({ ...FACTS, recipients }).map((route) => route.recipients)).toEqual([[0, 2], [1]])
  })
})

describe('what names no inbox is passed over, and said', () => {
  it.each<[string, Partial<RoutingFacts>, string[]]>([
    ['an empty field', { field: '' }, ['default default() all [X-Sandpost-Inbox: the name is empty]']],
    [
      'a place in a path, with a port',
      { field: '..', port: PORT },
      ['desk port(2525) all [X-Sandpost-Inbox: the name means another place in a path]'],
    ],
    [
      'invisible characters',
      { field: 'a\u202eb' },
      ['default default() all [X-Sandpost-Inbox: the name holds control or invisible characters]'],
    ],
    [
      'a name that is too long',
      { field: 'x'.repeat(256) },
      ['default default() all [X-Sandpost-Inbox: the name is longer than 255 octets]'],
    ],
    [
      'a domain with an empty name',
      { recipients: ['a@.ci.test'] },
      ['default default() all [--inbox-domain: the name is empty]'],
    ],
    [
      'both',
      { recipients: ['a@.ci.test'], field: '' },
      ['default default() all [--inbox-domain: the name is empty] [X-Sandpost-Inbox: the name is empty]'],
    ],
    [
      'an inbox that may not be made',
      { recipients: ['a@crm.ci.test', 'a@shop.ci.test'], isClosed: (inbox) => inbox !== 'shop' },
      [
        'default default() a@crm.ci.test [--inbox-domain: there is no such inbox, and --auto-inboxes is false]',
        'shop domain(ci.test) a@shop.ci.test',
      ],
    ],
  ])('%s', (_name, facts, expected) => {
    expect(routed(facts)).toEqual(expected)
  })
})

it('the header is read only where something depends on it', () => {
  expect(needsField(FACTS)).toBe(true)
  expect(needsField({ ...FACTS, recipients: [] })).toBe(true)
  expect(needsField({ ...FACTS, login: 'shop' })).toBe(false)
  expect(needsField({ ...FACTS, recipients: ['a@b.ci.test', 'c@d.ci.test'] })).toBe(false)
  expect(needsField({ ...FACTS, recipients: ['a@b.ci.test', 'c@x.test'] })).toBe(true)
  expect(needsField({ ...FACTS, recipients: ['a@.ci.test'] })).toBe(true)
  expect(needsField({ ...FACTS, recipients: ['a@b.ci.test'], isClosed: () => true })).toBe(true)
})
