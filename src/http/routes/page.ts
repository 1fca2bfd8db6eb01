import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App, RouteParts } from '../app-types.ts'
import { HttpError } from '../errors.ts'
import { pageHeaders } from '../security-headers.ts'

/** Addresses of the page itself: all of them are the one document, which then looks at its address. */
const PLACES = [
  '/',
  '/message/:id',
  '/message/:id/:view',
  '/inbox/:name',
  '/inbox/:name/:id',
  '/inbox/:name/:id/:view',
  '/connect',
  '/connect/:name',
  '/sessions',
  '/sessions/:id',
  '/settings',
  '/settings/:name',
  '/compare/:id/:other',
] as const

/** The built page. Only files that are there at the start have a route, so that no path can name another. */
export async function pageRoutes(app: App, { settings }: RouteParts): Promise<void> {
  const { webRoot, contentOrigin } = settings
  const built = existsSync(join(webRoot, 'index.html'))
  app.addHook('onRoute', (route) => {
    route.config = { ...route.config, gate: 'page' }
    route.schema = { ...route.schema, hide: true }
  })
  app.addHook('onRequest', async (request, reply) => {
    // Names of built assets hold a hash of what is in them.
    const asset = request.routeOptions.url?.startsWith('/assets/') === true
    reply.headers({
      ...pageHeaders(request, contentOrigin),
      'cache-control': asset ? 'public, max-age=31536000, immutable' : 'no-cache',
    })
  })
  if (built) {
    await app.register(fastifyStatic, { root: webRoot, wildcard: false, index: false, cacheControl: false })
  }
  const page = (_request: FastifyRequest, reply: FastifyReply) => {
    if (!built) throw new HttpError('no-page', 'The page was not built.')
    return reply.sendFile('index.html')
  }
  for (const place of PLACES) app.get(place, page)
}
