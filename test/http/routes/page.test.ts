import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { tempFolder } from '../../support/temp-store.ts'
import { startServer } from '../test-server.ts'

/** A built page of three files, in a folder beside a secret. */
function withPage(contentOrigin?: string) {
  const folder = tempFolder()
  const webRoot = join(folder, 'web')
  mkdirSync(join(webRoot, 'assets'), { recursive: true })
  writeFileSync(join(webRoot, 'index.html'), '<!doctype html><title>page</title>')
  writeFileSync(join(webRoot, 'icon.svg'), '<svg/>')
  writeFileSync(join(webRoot, 'assets', 'main-abc123.js'), 'export {}')
  writeFileSync(join(folder, 'secret'), 'secret')
  return { webRoot, ...startServer({ webRoot, contentOrigin }) }
}

describe('the page', () => {
  it('is one document at every address of its own', async () => {
    const { http } = withPage()
    for (const url of ['/', '/inbox/shop', '/inbox/a%2Fb/id?q=x', '/message/id']) {
      const answer = await http.inject({ url })
      expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
      expect(answer.body).toContain('<title>page</title>')
      expect(answer.headers['cache-control']).toBe('no-cache')
    }
  })

  it('H34 may not be framed, runs its own files only, and frames messages only', async () => {
    const { headers } = await withPage().http.inject({ url: '/', headers: { host: 'localhost:8025' } })
    expect(headers['x-frame-options']).toBe('DENY')
    const policy = String(headers['content-security-policy']).split('; ')
    expect(policy).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self'",
      "manifest-src 'self'",
      'frame-src http://localhost:8025/m/',
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "object-src 'none'",
    ])
    expect(headers['cross-origin-opener-policy']).toBe('same-origin')
  })

  it('frames messages from the content origin when there is one', async () => {
    const { headers } = await withPage('https://content.example').http.inject({ url: '/' })
    expect(headers['content-security-policy']).toContain('frame-src https://content.example/m/;')
  })

  it('serves its files, and lets those whose name holds a hash be kept', async () => {
    const { http } = withPage()
    const asset = await http.inject({ url: '/assets/main-abc123.js' })
    expect(asset.statusCode).toBe(200)
    expect(asset.headers['content-type']).toMatch(/^(text|application)\/javascript/)
    expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect((await http.inject({ url: '/icon.svg' })).headers['cache-control']).toBe('no-cache')
  })

  it('sends no file again that the browser has, and none that is another one', async () => {
    const { http } = withPage()
    const url = '/assets/main-abc123.js'
    const { etag } = (await http.inject({ url })).headers
    const again = await http.inject({ url, headers: { 'if-none-match': String(etag) } })
    expect([again.statusCode, again.body]).toEqual([304, ''])
    const other = await http.inject({ url, headers: { 'if-match': '"other"' } })
    expect(other.json().error).toMatchObject({ status: 400, code: 'bad-request' })
    const whole = await http.inject({ url, headers: { range: 'bytes=900-' } })
    expect([whole.statusCode, whole.body]).toEqual([200, 'export {}'])
    const head = await http.inject({ method: 'HEAD', url })
    expect([head.statusCode, head.headers['content-length'], head.body]).toEqual([200, '9', ''])
  })

  it('says that a file is not there which has gone since the start', async () => {
    const { http, webRoot } = withPage()
    await http.inject({ url: '/' })
    rmSync(join(webRoot, 'icon.svg'))
    const answer = await http.inject({ url: '/icon.svg' })
    expect(answer.json().error).toMatchObject({ status: 404, code: 'no-such-route' })
  })

  it.each([
    '/..%2f..%2fsecret',
    '/../secret',
    '/assets/..\\..\\secret',
    '/%2e%2e/secret',
    '/%252e%252e/secret',
    '/assets/%00',
    '/assets/../../secret',
    `/assets/${'a/'.repeat(4_000)}`,
    '/assets/',
    '/assets',
  ])('H28 serves nothing at %s', async (url) => {
    const answer = await withPage().http.inject({ url })
    expect([400, 404, 414]).toContain(answer.statusCode)
    expect(answer.body).not.toMatch(/^secret$/)
    expect(answer.json().error.code).toEqual(expect.any(String))
  })

  it('says so when it was not built', async () => {
    const answer = await startServer().http.inject({ url: '/' })
    expect(answer.json().error).toMatchObject({ status: 404, code: 'no-page' })
  })
})
