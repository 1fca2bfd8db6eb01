import { describe, expect, it } from 'vitest'
import { addressOf, type Place, placeOf, START } from '../../web/src/address.ts'

const read = (address: string) => {
  const { pathname, search } = new URL(address, 'http://localhost')
  return placeOf(pathname, search)
}

describe('the address of a place in the page', () => {
  it.each<[string, Partial<Place>]>([
    ['/', {}],
    ['/message/abc', { message: 'abc' }],
    ['/message/abc/raw', { message: 'abc', tab: 'raw' }],
    ['/inbox/shop', { inbox: 'shop' }],
    ['/inbox/shop/abc', { inbox: 'shop', message: 'abc' }],
    ['/inbox/shop/abc/headers', { inbox: 'shop', message: 'abc', tab: 'headers' }],
    ['/inbox/shop%2Bcheckout?q=from%3Aada', { inbox: 'shop+checkout', query: 'from:ada' }],
    ['/inbox/a%2Fb%3F%23%20%E2%82%AC/abc?q=x', { inbox: 'a/b?# €', message: 'abc', query: 'x' }],
    ['/connect', { area: 'connect' }],
    ['/connect/shop', { area: 'connect', inbox: 'shop' }],
    ['/sessions?q=imap', { area: 'sessions', query: 'imap' }],
    ['/sessions/abc', { area: 'sessions', session: 'abc' }],
    ['/settings', { area: 'settings' }],
    ['/settings/shop', { area: 'settings', inbox: 'shop' }],
    ['/compare/abc/def', { area: 'compare', message: 'abc', other: 'def' }],
  ])('%s names it, and is named by it', (address, place) => {
    expect(read(address)).toEqual({ ...START, ...place })
    expect(addressOf({ ...START, ...place })).toBe(address)
  })

  it('is the top for what names nothing', () => {
    for (const nowhere of ['/nowhere/at/all', '/inbox', '/compare/abc']) expect(read(nowhere)).toEqual(START)
  })

  it('takes a broken escape as it stands', () => {
    expect(placeOf('/inbox/100%', '')).toEqual({ ...START, inbox: '100%' })
  })
})
