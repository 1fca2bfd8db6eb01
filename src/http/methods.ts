import type { App } from './app-types.ts'
import { HttpError } from './errors.ts'

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'] as const

/** Remembers which methods each path has, so that the answer to another one can name them. Before any route is added. */
export class KnownMethods {
  readonly #paths = new Map<string, Set<string>>()

  constructor(app: App) {
    app.addHook('onRoute', ({ url, method }) => {
      const methods = this.#paths.get(url) ?? new Set()
      for (const one of [method].flat()) methods.add(one)
      this.#paths.set(url, methods)
    })
  }

  /** Why no route took the request: its path has other methods (RFC 9110 §15.5.6), or there is nothing at it. */
  refusal({ url, method }: { readonly url: string; readonly method: string }): HttpError {
    const [path = ''] = url.split('?', 1)
    const [, known] = [...this.#paths].find(([shape]) => fits(shape, path)) ?? []
    if (known === undefined || known.has(method))
      return new HttpError('no-such-route', 'There is nothing at this path.')
    const allow = METHODS.filter((one) => known.has(one)).join(', ')
    return new HttpError('method-not-allowed', `This path takes ${allow}.`, { headers: { allow } })
  }
}

/** Whether a path is one of `/v1/messages/:id`. */
function fits(shape: string, path: string): boolean {
  const segments = path.split('/')
  const wanted = shape.split('/')
  return (
    wanted.length === segments.length &&
    wanted.every((name, at) => (name.startsWith(':') ? segments[at] !== '' : segments[at] === name))
  )
}
