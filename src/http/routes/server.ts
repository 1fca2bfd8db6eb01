import type { App, RouteParts } from '../app-types.ts'
import { LIST_LIMIT, MOST_IDS } from '../contract/messages.ts'
import { ServerInfo } from '../contract/server.ts'
import { instant } from '../shapes.ts'

export function serverRoutes(app: App, { store, settings, about, openApi }: RouteParts): void {
  app.get(
    '/v1/server',
    { schema: { tags: ['server'], summary: 'What runs here.', response: { 200: ServerInfo } } },
    async () => {
      const { version, listeners, auth, exposed, tls, inboxes, options } = about()
      const facts = await store.facts()
      const token = settings.token !== undefined
      return {
        version,
        listeners: [...listeners],
        store: { ...facts },
        auth: { smtp: auth, token },
        tls: tls && { ...tls, validFrom: instant(tls.validFrom), validTo: instant(tls.validTo) },
        inboxes,
        limits: { maxMessageSize: settings.maxMessageSize, list: LIST_LIMIT, ids: MOST_IDS },
        options,
        warnings: [
          ...(exposed && !token
            ? [
                'Anyone who reaches this machine over the network can read this mail. Set --http-token to guard it.',
              ]
            : []),
          ...(facts.trouble === null ? [] : [`Nothing can be kept now: ${facts.trouble}`]),
        ],
      }
    },
  )

  app.get(
    '/v1/openapi.json',
    { schema: { tags: ['server'], summary: 'This interface, described (OpenAPI 3.1).' } },
    () => openApi.document(),
  )
}
