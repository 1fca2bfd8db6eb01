import { Type } from 'typebox'
import type { App, RouteParts } from '../app-types.ts'
import { criteriaOf, linkCriterion } from '../asserting/criteria.ts'
import { HELD_ROUTE } from '../asserting/held-wait.ts'
import { type LinkWanted, linkWantedOf } from '../asserting/link-wanted.ts'
import { heldOnlyOne } from '../asserting/only-one.ts'
import { InboxName } from '../contract/fields.ts'
import type { Link } from '../contract/findings.ts'
import { LinkQuery, NotOneLink } from '../contract/only-one.ts'
import { HELD_ANSWERS } from '../contract/wait.ts'

const params = Type.Object({ inbox: InboxName })

/** Waits for a link, and answers its address as text. */
export function linkRoutes(app: App, parts: RouteParts): void {
  app.get(
    '/v1/inboxes/:inbox/link',
    {
      ...HELD_ROUTE,
      schema: {
        params,
        querystring: LinkQuery,
        tags: ['asserting'],
        summary: 'Waits for a message with a link that fits, and answers its address as text/plain.',
        description:
          'Messages without such a link are passed over. When those that match have several, none is guessed: 409 lists them.',
        response: {
          200: Type.String({ description: 'The address and a line feed.' }),
          409: NotOneLink,
          ...HELD_ANSWERS,
        },
      },
    },
    async (request, reply) => {
      const { inbox } = request.params
      const { text, kind, ...query } = request.query
      const wanted = await linkWantedOf({
        ...(text === undefined ? {} : { text }),
        ...(kind === undefined ? {} : { kind }),
      })
      const criteria = [...(await criteriaOf(query)), linkCriterion(wanted)]
      return heldOnlyOne(
        parts,
        { request, reply },
        {
          inbox,
          query,
          criteria,
          what: 'links',
          pick: ({ links }) => fitting(parts, links, wanted),
          named: ({ url }) => url,
        },
      )
    },
  )
}

async function fitting(
  { patterns }: RouteParts,
  links: readonly Link[],
  { fits }: LinkWanted,
): Promise<readonly Link[]> {
  const verdicts = await Promise.all(links.map((link) => fits(link, patterns)))
  return links.filter((_, at) => verdicts[at] === true)
}
