import { createHmac } from 'node:crypto'
import type { FrameMode } from './contract/message.ts'
import { sameSecret } from './tokens.ts'

/** What a frame's address stands for. */
export interface FrameClaims {
  readonly message: string
  readonly mode: FrameMode
  /** Origin of the page that may frame it. */
  readonly ancestor: string
  /** Milliseconds since 1970. */
  readonly until: number
}

/** How long such an address works: an iframe cannot send a token, and a leaked link must die. */
export const FRAME_LIFETIME = 60_000

/** The claims, and their HMAC-SHA256 under `key`, both in base64url. */
export function signFrame(key: string, claims: FrameClaims): string {
  const payload = Buffer.from(JSON.stringify(claims)).toString('base64url')
  return `${payload}.${signature(key, payload)}`
}

/** @returns `undefined` when the token is not ours or too old */
export function verifyFrame(key: string, token: string, now: number): FrameClaims | undefined {
  const [payload = '', given = ''] = token.split('.')
  if (!sameSecret(given, signature(key, payload))) return undefined
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as FrameClaims
  return now < claims.until ? claims : undefined
}

function signature(key: string, payload: string): string {
  return createHmac('sha256', key).update(payload).digest('base64url')
}
