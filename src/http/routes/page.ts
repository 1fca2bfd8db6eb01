import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { App, RouteParts } from '../app-types.ts'
import { HttpError } from '../errors.ts'
import { sendPageFile } from '../page-files.ts'
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

/** Names of built assets hold a hash of what is in them. */
const FOREVER = 'public, max-age=31536000, immutable'

/** The built page. Only files that are there at the start can be had, so that no path can name another. */
export function pageRoutes(app: App, { settings }: RouteParts): void {
  const { webRoot, contentOrigin } = settings
  const built = existsSync(join(webRoot, 'index.html'))
  app.addHook('onRoute', (route) => {
    route.config = { ...route.config, gate: 'page' }
    route.schema = { ...route.schema, hide: true }
  })
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({ ...pageHeaders(request, contentOrigin), 'cache-control': 'no-cache' })
  })
  for (const file of built ? filesIn(webRoot) : []) {
    app.get(`/${file}`, (request, reply) => sendPageFile({ request, reply, root: webRoot, file }))
  }
  const assets = new Set(built ? filesIn(join(webRoot, 'assets')) : [])
  app.get('/assets/:name', { schema: { params: Type.Object({ name: Type.String() }) } }, (request, reply) => {
    const { name } = request.params
    if (!assets.has(name)) throw new HttpError('no-such-route', 'There is nothing at this path.')
    reply.header('cache-control', FOREVER)
    return sendPageFile({ request, reply, root: webRoot, file: `assets/${name}` })
  })
  const page = (request: FastifyRequest, reply: FastifyReply) => {
    if (!built) throw new HttpError('no-page', 'The page was not built.')
    return sendPageFile({ request, reply, root: webRoot, file: 'index.html' })
  }
  for (const place of PLACES) app.get(place, page)
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
}
