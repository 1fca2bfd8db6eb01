import type { FastifyRequest } from 'fastify'
import { DomainError } from '../domain/trouble.ts'
import { HttpError } from './errors.ts'

/** Most octets that the body of this request may have. */
export function bodyLimitOf({ headers, routeOptions: { bodyLimit, config } }: FastifyRequest): number {
  const raw = /^message\/rfc822\s*(;|$)/i.test(headers['content-type'] ?? '')
  return raw ? (config.mailLimit ?? bodyLimit) : bodyLimit
}

/** What is answered to more. Where messages are taken, it is the message that is too large. */
export function bodyTooLarge(request: FastifyRequest): Error {
  const message = `The body has more than the ${bodyLimitOf(request)} octets that are taken here.`
  return request.routeOptions.config.mailLimit === undefined
    ? new HttpError('body-too-large', message)
    : new DomainError('too-large', message)
}
