import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { findIn } from '../../../src/mail/findings.ts'
import { LINK_KINDS } from '../../../src/mail/links/link.ts'
import { ROOT } from '../../support/sources.ts'

const HTML = 'Subject: Hello\r\nContent-Type: text/html; charset=utf-8\r\n\r\n'
const linksIn = (body: string, head = HTML) => findIn(Buffer.from(`${head}${body}\r\n`)).links
const kindsIn = (body: string) => linksIn(body).map(({ kind }) => kind)

describe('links', () => {
  it('are decoded, and stand once with all that they show', () => {
    const shown = '<a href=" https://X.test/a?b=1&amp;c=&#34;\n">'
    expect(linksIn(`${shown}<img alt="Logo"></a>${shown}Read <b>more</b></a>`)).toEqual([
      {
        url: 'https://x.test/a?b=1&c="',
        text: 'Logo',
        texts: ['Logo', 'Read more'],
        kind: 'other',
        from: ['html'],
      },
    ])
  })

  it('show words rather than the address itself', () => {
    const links = linksIn(
      '<a href="https://x.test/a">https://x.test/a</a><a href="https://x.test/a">Open</a>',
    )
    expect(links.map(({ text }) => text)).toEqual(['Open'])
  })

  it('of apps and of mail are links; those that lead nowhere are none', () => {
    const hrefs = 'myapp://a mailto:a@x.test tel:+1 #a /b javascript:c data:,d cid:e https:// http:x'.split(
      ' ',
    )
    expect(linksIn(hrefs.map((href) => `<a href="${href}">x</a>`).join('')).map(({ url }) => url)).toEqual([
      'myapp://a',
      'mailto:a@x.test',
    ])
  })

  it('have the words before them in plain text, of the line or of the one above', () => {
    const text = 'Reset it: https://x.test/a\r\n\r\n* Read this:\r\nhttps://x.test/b\r\nhttps://x.test/c'
    expect(linksIn(text, 'Subject: x\r\n\r\n').map(({ text }) => text)).toEqual(['Reset it', 'Read this', ''])
  })

  it('that hold a secret are not what the subject says where another link says so itself', () => {
    const head = HTML.replace('Hello', 'パスワード再設定のご案内')
    const body =
      '<a href="https://x.test/p?k=9a">パスワードを再設定する</a> 配信停止は<a href="https://x.test/stop?u=1">こちら</a>'
    expect(linksIn(body, head).map(({ kind }) => kind)).toEqual(['reset', 'other'])
    const lone = '<a href="https://x.test/p?k=9a">こちら</a><a href="https://x.test/">X</a>'
    expect(linksIn(lone, head).map(({ kind }) => kind)).toEqual(['reset', 'other'])
  })

  it('reset by their address where it holds a secret too', () => {
    const hrefs = ['https://x.test/reset?token=4f9a', 'https://x.test/reset?page=2', 'https://x.test/reset']
    expect(kindsIn(hrefs.map((href) => `<a href="${href}">Go</a>`).join(''))).toEqual([
      'reset',
      'other',
      'other',
    ])
  })

  it('of List-Unsubscribe unsubscribe, whatever they are called', () => {
    const head = 'List-Unsubscribe: <https://x.test/reset>, <mailto:a@x.test>\r\n\r\n'
    expect(linksIn('https://x.test/reset', head).map(({ kind, from }) => [kind, ...from])).toEqual([
      ['unsubscribe', 'text', 'header'],
      ['unsubscribe', 'header'],
    ])
  })
})

describe('the kind of a link', () => {
  it.each([
    ['<a href="https://x.test/a">Verify your email</a>', 'verify'],
    ['<a href="https://x.test/verify-email?t=1">here</a>', 'verify'],
    ['<a href="https://x.test/a">Reset password</a>', 'reset'],
    ['<a href="https://x.test/password/reset/9f8e">here</a>', 'reset'],
    ['<a href="https://x.test/login?token=9f8e">Sign in</a>', 'magic'],
    ['<a href="https://x.test/login">Sign in</a>', 'other'],
    ['<a href="https://x.test/a">Accept the invitation</a>', 'invite'],
    ['<a href="https://x.test/invitations/9f8e/decline">Decline</a>', 'other'],
    ['<a href="https://x.test/a">Unsubscribe</a>', 'unsubscribe'],
    ['<a href="https://x.test/orders/1/confirm?t=1">here</a>', 'other'],
  ])('of %j is %j', (body, kind) => {
    expect(kindsIn(body)).toEqual([kind])
  })

  it('is told by the subject where the message has one link, or the link a secret', () => {
    const head = HTML.replace('Hello', 'Reset your password')
    const kinds = (body: string) => linksIn(body, head).map(({ kind }) => kind)
    expect(kinds('<a href="https://x.test/go">Continue</a>')).toEqual(['reset'])
    const two = '<a href="https://x.test/go?t=1">Continue</a><a href="https://x.test/go">Our site</a>'
    expect(kinds(two)).toEqual(['reset', 'other'])
  })

  it('is described in the docs, each of them', () => {
    const page = readFileSync(`${ROOT}/docs/codes-and-links.md`, 'utf8')
    expect([...page.matchAll(/^\| `(\w+)` \|/gm)].map(([, kind]) => kind)).toEqual([...LINK_KINDS])
  })
})
