import { describe, expect, it } from 'vitest'
import { addressOf, type Place, placeOf } from '../../web/src/address.ts'

const read = (address: string) => {
  const { pathname, search } = new URL(address, 'http://localhost')
  return placeOf(pathname, search)
}

describe('the address of a place in the page', () => {
  it.each<[string, Place]>([
    ['/', { inbox: null, message: null, query: '' }],
    ['/message/abc', { inbox: null, message: 'abc', query: '' }],
    ['/inbox/shop', { inbox: 'shop', message: null, query: '' }],
    ['/inbox/shop/abc', { inbox: 'shop', message: 'abc', query: '' }],
    ['/inbox/shop%2Bcheckout?q=from%3Aada', { inbox: 'shop+checkout', message: null, query: 'from:ada' }],
    ['/inbox/a%2Fb%3F%23%20%E2%82%AC/abc?q=x', { inbox: 'a/b?# €', message: 'abc', query: 'x' }],
  ])('%s names it, and is named by it', (address, place) => {
    expect(read(address)).toEqual(place)
    expect(addressOf(place)).toBe(address)
  })

  it('is the top for what names nothing', () => {
    expect(read('/nowhere/at/all')).toEqual({ inbox: null, message: null, query: '' })
  })

  it('takes a broken escape as it stands', () => {
    expect(placeOf('/inbox/100%', '')).toEqual({ inbox: '100%', message: null, query: '' })
  })
})
