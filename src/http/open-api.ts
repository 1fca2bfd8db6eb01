import fastify, { type RouteOptions } from 'fastify'
import type { App } from './app-types.ts'

/** Remembers every route, to describe the interface when somebody asks. Before any route is added. */
export class OpenApi {
  readonly #version: string
  readonly #routes: RouteOptions[] = []
  #document: Promise<object> | undefined

  constructor(app: App, version: string) {
    this.#version = version
    app.addHook('onRoute', (route) => {
      if (route.method !== 'HEAD') this.#routes.push(route)
    })
  }

  /** OpenAPI 3.1, of the schemas that check the requests. */
  document(): Promise<object> {
    this.#document ??= this.#describe()
    return this.#document
  }

  /** The library and the YAML that it can write take longer to read than Fastify itself, and few ask. */
  async #describe(): Promise<object> {
    const { default: swagger } = await import('@fastify/swagger')
    const described = fastify({ exposeHeadRoutes: false })
    described.setValidatorCompiler(() => () => true)
    described.setSerializerCompiler(() => JSON.stringify)
    await described.register(swagger, {
      openapi: {
        openapi: '3.1.0',
        info: { title: 'Sandpost', description: 'A mail sandbox.', version: this.#version },
      },
    })
    for (const { method, url, schema } of this.#routes)
      described.route({ method, url, ...(schema === undefined ? {} : { schema }), handler: () => undefined })
    await described.ready()
    return described.swagger()
  }
}
