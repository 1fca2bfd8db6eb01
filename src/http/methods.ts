import type { App } from './app-types.ts'
import { HttpError } from './errors.ts'

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'] as const
type Method = (typeof METHODS)[number]

/** Remembers which methods each path has; the answer gives every path its 405s (RFC 9110 §15.5.6) once all are there. */
export function collectMethods(app: App): () => void {
  const known = new Map<string, Set<string>>()
  app.addHook('onRoute', ({ url, method }) => {
    const methods = known.get(url) ?? new Set()
    for (const one of [method].flat()) methods.add(one)
    known.set(url, methods)
  })
  return () => {
    for (const [url, methods] of [...known]) {
      const rest: Method[] = METHODS.filter((method) => !methods.has(method))
      const allow = METHODS.filter((method) => methods.has(method)).join(', ')
      const refuse = () => {
        throw new HttpError('method-not-allowed', `This path takes ${allow}.`, { headers: { allow } })
      }
      app.route({
        url,
        method: rest,
        schema: { hide: true },
        // Before any body is looked at.
        onRequest: async () => refuse(),
        handler: refuse,
      })
    }
  }
}
