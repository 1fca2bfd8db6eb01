import type { App } from './app-types.ts'
import { HttpError } from './errors.ts'
import { BadJson, parseJsonBody } from './json-body.ts'

/** JSON is the only body, and ours is the only reader of it: nothing else is parsed, so nothing else gets past. */
export function takeJsonOnly(app: App): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (_request: unknown, body: Buffer) => {
      try {
        return parseJsonBody(new TextDecoder('utf-8', { fatal: true }).decode(body))
      } catch (error) {
        const message = error instanceof BadJson ? error.message : 'The body is not UTF-8.'
        throw new HttpError('bad-request', message, { field: 'body' })
      }
    },
  )
}
