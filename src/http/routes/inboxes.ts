import { Type } from 'typebox'
import { DEFAULT_INBOX, type Inbox as InboxFacts, type InboxSettings } from '../../domain/inbox.ts'
import { newId } from '../../lib/ids.ts'
import type { Inboxes } from '../../store/store.ts'
import type { App, RouteParts } from '../app-types.ts'
import { InboxName } from '../contract/fields.ts'
import { Inbox, InboxChange, InboxCreate, InboxList } from '../contract/inboxes.ts'
import { Removed } from '../contract/messages.ts'
import { ProblemAnswer } from '../contract/problem.ts'
import { HttpError } from '../errors.ts'
import type { InboxPorts } from '../parts.ts'
import { inboxShape } from '../shapes.ts'
import { secondsOf } from '../time-to-live.ts'

const params = Type.Object({ inbox: InboxName })
const path = '/v1/inboxes/:inbox'
const tags = ['inboxes']

export function inboxRoutes(app: App, { store: { inboxes }, settings, ports }: RouteParts): void {
  app.get(
    '/v1/inboxes',
    { schema: { tags, summary: 'Every inbox.', response: { 200: InboxList } } },
    async () => ({ inboxes: (await inboxes.list()).map(inboxShape) }),
  )

  app.post(
    '/v1/inboxes',
    {
      schema: {
        body: InboxCreate,
        tags,
        summary: 'Creates an inbox; with a password it is declared.',
        response: { 201: Inbox, 409: ProblemAnswer, 422: ProblemAnswer },
      },
    },
    async ({ body }, reply) => reply.code(201).send(inboxShape(await createInbox(body, inboxes, ports))),
  )

  oneInboxRoutes(app, inboxes, new Set(settings.declaredInboxes))
}

/** With its port open: whoever is told of the inbox can send to it. */
async function createInbox(
  { smtpPort: wanted, ...body }: InboxCreate,
  inboxes: Inboxes,
  ports: InboxPorts | undefined,
): Promise<InboxFacts> {
  const { name = `inbox-${newId()}` } = body
  const inbox = await inboxes.create(name, settingsOf(body))
  if (wanted === undefined) return inbox
  try {
    const opened = (await ports?.open(name, wanted)) ?? { problem: 'SMTP has no ports here.' }
    if ('problem' in opened) throw new HttpError('port-unavailable', opened.problem, { field: 'smtpPort' })
    return await inboxes.change(name, { smtpPort: opened.port })
  } catch (error) {
    // Half of what was asked for is nothing. Somebody may have removed the inbox before its port was there.
    await ports?.close(name)
    await inboxes.remove(name).catch(() => undefined)
    throw error
  }
}

function oneInboxRoutes(app: App, inboxes: Inboxes, declared: ReadonlySet<string>): void {
  // Whoever declares an inbox relies on its password, which neither removing, renaming nor opening it may take away.
  const refuseDeclared = (inbox: string) => {
    if (declared.has(inbox))
      throw new HttpError('inbox-declared', `The inbox ${JSON.stringify(inbox)} is declared by --inboxes.`)
  }

  app.get(
    path,
    { schema: { params, tags, summary: 'One inbox.', response: { 200: Inbox, 404: ProblemAnswer } } },
    async (request) => inboxShape(await inboxes.get(request.params.inbox)),
  )

  app.patch(
    path,
    {
      schema: {
        params,
        body: InboxChange,
        tags,
        summary:
          'Changes the name, the password, the limits, what a POP3 download does, how IMAP keeps flags, or the time to live.',
        response: { 200: Inbox, 404: ProblemAnswer, 409: ProblemAnswer, 422: ProblemAnswer },
      },
    },
    async ({ params: { inbox }, body }) => {
      const { name = inbox, ...settings } = body
      const expires = settings.ttl !== undefined && settings.ttl !== null
      if (settings.password === null || expires || name !== inbox) refuseDeclared(inbox)
      if (name !== inbox && inbox === DEFAULT_INBOX)
        throw new HttpError(
          'inbox-is-default',
          'Mail that comes without a login goes to the inbox "default".',
        )
      return inboxShape(await inboxes.change(inbox, { ...settingsOf(settings), name }))
    },
  )

  app.delete(
    path,
    {
      schema: {
        params,
        tags,
        summary: 'Removes the inbox and all in it.',
        response: { 204: Type.Null(), 404: ProblemAnswer, 409: ProblemAnswer },
      },
    },
    async (request, reply) => {
      const { inbox } = request.params
      refuseDeclared(inbox)
      await inboxes.remove(inbox)
      return reply.code(204).send(null)
    },
  )

  app.post(
    `${path}/clear`,
    {
      schema: {
        params,
        tags,
        summary: 'Removes every message of the inbox; the inbox stays.',
        response: { 200: Removed, 404: ProblemAnswer },
      },
    },
    async (request) => ({ removed: await inboxes.clear(request.params.inbox) }),
  )
}

/** Only what is there: an absent field stays as it is. */
function settingsOf({ password, limits, onRetrieve, imapReadState, ttl }: InboxChange): InboxSettings {
  return {
    ...(password === undefined ? {} : { password }),
    ...(limits === undefined ? {} : { limits }),
    ...(onRetrieve === undefined ? {} : { onRetrieve }),
    ...(imapReadState === undefined ? {} : { imapReadState }),
    ...(ttl === undefined ? {} : { ttl: ttl === null ? null : secondsOf(ttl) }),
  }
}
