import type { App } from './app-types.ts'
import type { AskedFor } from './asserting/asked-for.ts'

/** Whoever reads a message by its id, in whatever form, has asked for it. */
export function noteOpened(app: App, asked: AskedFor): void {
  app.addHook('preHandler', async ({ method, params, routeOptions }) => {
    const { id } = (params ?? {}) as { readonly id?: unknown }
    if (
      method === 'GET' &&
      typeof id === 'string' &&
      routeOptions.url?.startsWith('/v1/messages/:id') === true
    )
      asked.add([{ id }])
  })
}
