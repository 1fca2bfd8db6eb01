import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FrameMode } from './contract/message.ts'
import { ownOrigin } from './gate.ts'

type Headers = Readonly<Record<string, string>>

/** On every answer, whatever it is. */
const EVERYWHERE: Headers = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy':
    'camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), display-capture=()',
}

/** On data: nothing runs, nothing frames it, nobody keeps it. */
const DATA: Headers = {
  'content-security-policy': "default-src 'none'; sandbox; base-uri 'none'; frame-ancestors 'none'",
  'x-frame-options': 'DENY',
  'cache-control': 'no-store',
}

/** Puts the headers of data on an answer; routes that serve something else put theirs over them. */
export function putDataHeaders(_request: FastifyRequest, reply: FastifyReply): void {
  reply.headers({ ...EVERYWHERE, ...DATA })
}

/** The page: its own files only, and message frames from `/m/` alone. */
export function pageHeaders(request: FastifyRequest, contentOrigin: string | undefined): Headers {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    `frame-src ${contentOrigin ?? ownOrigin(request)}/m/`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ]
  return { 'content-security-policy': policy.join('; '), 'x-frame-options': 'DENY' }
}

/** Where images of a message may come from, as CSP sources. */
const IMAGES: Readonly<Record<FrameMode, string>> = {
  blocked: 'data:',
  remote: 'data: https: http:',
  none: "'none'",
}

const FRAME_SANDBOX = 'sandbox allow-popups allow-popups-to-escape-sandbox'

/**
 * A message's own HTML: an opaque origin, no script, no form, nothing from the network; in mode `remote` images alone
 * may come from there, and in mode `none` there are no images.
 *
 * @param ancestor who may frame it, as a CSP source
 */
export function frameHeaders(mode: FrameMode, ancestor: string): Headers {
  const policy = [
    FRAME_SANDBOX,
    "default-src 'none'",
    `img-src ${IMAGES[mode]}`,
    "style-src 'unsafe-inline'",
    'font-src data:',
    'media-src data:',
    "form-action 'none'",
    "base-uri 'none'",
    `frame-ancestors ${ancestor}`,
    "object-src 'none'",
  ]
  return {
    'content-security-policy': policy.join('; '),
    'content-type': 'text/html; charset=utf-8',
    // What old browsers read instead of frame-ancestors knows no other origin.
    ...(ancestor === "'self'" ? { 'x-frame-options': 'SAMEORIGIN' } : {}),
  }
}
