import type { MessageChecks } from '../http/contract/checks.ts'
import type { Event, EventsQuery } from '../http/contract/events.ts'
import type { ExpectAnswer, ExpectBody } from '../http/contract/expect.ts'
import type { MessageCodes, MessageLinks } from '../http/contract/findings.ts'
import type { Inbox, InboxChange, InboxCreate, InboxList } from '../http/contract/inboxes.ts'
import type { MessageDetail } from '../http/contract/message.ts'
import type {
  Changed,
  MessageChange,
  MessageList,
  MessageListQuery,
  MessageSelection,
  MessagesChange,
  Removed,
} from '../http/contract/messages.ts'
import type { CodeQuery, LinkQuery } from '../http/contract/only-one.ts'
import type { MessageCompose, SendQuery, Sent } from '../http/contract/send.ts'
import type { ServerInfo } from '../http/contract/server.ts'
import type { Session, SessionList, SessionListQuery } from '../http/contract/sessions.ts'
import type { Mark, Settled, SettledQuery } from '../http/contract/settled.ts'
import type { MessageSummary } from '../http/contract/summary.ts'
import type { Unasked, UnaskedQuery } from '../http/contract/unasked.ts'
import type { WaitAnswer, WaitQuery } from '../http/contract/wait.ts'
import { eventsFrom } from './event-lines.ts'
import { Requests, type ServerAccess } from './requests.ts'

/** A raw message: text is sent as UTF-8. */
export type RawBody = string | Uint8Array | ReadableStream<Uint8Array>

/** Which inbox; every inbox when absent. */
export interface InInbox {
  readonly inbox?: string
}

/**
 * A running server by its REST interface. Every method throws ServerRefusal when the server refuses, and a TypeError with
 * the address when there is none.
 */
export interface SandpostClient {
  /** Whether the server takes mail now; `false` also when nobody answers. */
  ready(): Promise<boolean>
  server(): Promise<ServerInfo>
  inboxes(): Promise<readonly Inbox[]>
  inbox(name: string): Promise<Inbox>
  createInbox(inbox: InboxCreate): Promise<Inbox>
  changeInbox(name: string, change: InboxChange): Promise<Inbox>
  removeInbox(name: string): Promise<void>
  /** Removes every message of the inbox. @returns how many */
  clear(inbox: string): Promise<number>
  list(query?: MessageListQuery & InInbox): Promise<MessageList>
  get(id: string): Promise<MessageDetail>
  /** What should be mended in the message before people get it. */
  checks(id: string): Promise<MessageChecks>
  /** The links of the message, each with what it is for. */
  links(id: string): Promise<MessageLinks>
  /** The one-time codes and PINs of the message. */
  codes(id: string): Promise<MessageCodes>
  /** The message's HTML as a document of its own, with its own images in it. @throws ServerRefusal when it has none */
  html(id: string): Promise<string>
  /** The decoded octets of a part of the message, by its number. */
  part(id: string, n: number): Promise<ReadableStream<Uint8Array>>
  /** The message exactly as received. */
  raw(id: string): Promise<ReadableStream<Uint8Array>>
  change(id: string, change: MessageChange): Promise<MessageSummary>
  /** @returns how many messages now differ */
  changeMany(change: MessagesChange & InInbox): Promise<number>
  remove(id: string): Promise<void>
  /** @returns how many were removed */
  removeMany(selection: MessageSelection & InInbox): Promise<number>
  sendRaw(inbox: string, body: RawBody, envelope?: SendQuery): Promise<Sent>
  send(inbox: string, message: MessageCompose): Promise<Sent>
  /** Waits on the server until enough messages match. @throws WaitTimeout with the near misses */
  wait(inbox: string, criteria?: WaitQuery, signal?: AbortSignal): Promise<WaitAnswer>
  /** Waits for a message with a code. @throws WaitTimeout; NotOne unless there is exactly one */
  code(inbox: string, query?: CodeQuery, signal?: AbortSignal): Promise<string>
  /** Waits for a message with a link that fits. @returns its address @throws WaitTimeout; NotOne unless it is one */
  link(inbox: string, query?: LinkQuery, signal?: AbortSignal): Promise<string>
  /** Whether all came as expected; waits until it did, or cannot any more. */
  expect(inbox: string, expectations: ExpectBody, signal?: AbortSignal): Promise<ExpectAnswer>
  /** Messages that no wait, code, link or expect answered and that nobody opened since the server started. */
  unasked(query?: UnaskedQuery): Promise<Unasked>
  /** The cursor of now: whatever comes later is above it. */
  mark(inbox: string): Promise<Mark>
  /** Waits until no mail is on its way. @throws ServerRefusal `not-settled` when sessions stay at work */
  settled(inbox: string, query?: SettledQuery, signal?: AbortSignal): Promise<Settled>
  /** What happens from now on, or after a cursor, until the server or `signal` ends it. */
  events(query?: EventsQuery, signal?: AbortSignal): AsyncIterable<Event>
  sessions(query?: SessionListQuery): Promise<SessionList>
  session(id: string): Promise<Session>
}

export function createClient(access: ServerAccess): SandpostClient {
  const requests = new Requests(access)
  const inboxPath = (name: string) => `/v1/inboxes/${encodeURIComponent(name)}`
  const messagePath = (id: string) => `/v1/messages/${encodeURIComponent(id)}`
  const messagesPath = (inbox: string | undefined) =>
    inbox === undefined ? '/v1/messages' : `${inboxPath(inbox)}/messages`
  return {
    ready: () => requests.answers('/readyz'),
    server: () => requests.json('GET', '/v1/server'),
    inboxes: async () => (await requests.json<InboxList>('GET', '/v1/inboxes')).inboxes,
    inbox: (name) => requests.json('GET', inboxPath(name)),
    createInbox: (inbox) => requests.json('POST', '/v1/inboxes', { body: inbox }),
    changeInbox: (name, change) => requests.json('PATCH', inboxPath(name), { body: change }),
    removeInbox: (name) => requests.done('DELETE', inboxPath(name)),
    clear: async (inbox) => (await requests.json<Removed>('POST', `${inboxPath(inbox)}/clear`)).removed,
    list: ({ inbox, ...query } = {}) => requests.json('GET', messagesPath(inbox), { query }),
    get: (id) => requests.json('GET', messagePath(id)),
    checks: (id) => requests.json('GET', `${messagePath(id)}/checks`),
    links: (id) => requests.json('GET', `${messagePath(id)}/links`),
    codes: (id) => requests.json('GET', `${messagePath(id)}/codes`),
    html: async (id) => new Response(await requests.stream(`${messagePath(id)}/html`)).text(),
    part: (id, n) => requests.stream(`${messagePath(id)}/parts/${n}`),
    raw: (id) => requests.stream(`${messagePath(id)}/raw`),
    change: (id, change) => requests.json('PATCH', messagePath(id), { body: change }),
    async changeMany({ inbox, ...body }) {
      return (await requests.json<Changed>('PATCH', messagesPath(inbox), { body })).changed
    },
    remove: (id) => requests.done('DELETE', messagePath(id)),
    async removeMany({ inbox, ...body }) {
      return (await requests.json<Removed>('DELETE', messagesPath(inbox), { body })).removed
    },
    sendRaw: (inbox, raw, query = {}) => requests.json('POST', messagesPath(inbox), { raw, query }),
    send: (inbox, message) => requests.json('POST', messagesPath(inbox), { body: message }),
    wait: (inbox, query = {}, signal) => requests.json('GET', `${inboxPath(inbox)}/wait`, { query, signal }),
    code: (inbox, query = {}, signal) => requests.text(`${inboxPath(inbox)}/code`, { query, signal }),
    link: (inbox, query = {}, signal) => requests.text(`${inboxPath(inbox)}/link`, { query, signal }),
    expect: (inbox, body, signal) => requests.json('POST', `${inboxPath(inbox)}/expect`, { body, signal }),
    unasked: (query = {}) => requests.json('GET', '/v1/unasked', { query }),
    mark: (inbox) => requests.json('GET', `${inboxPath(inbox)}/mark`),
    settled: (inbox, query = {}, signal) =>
      requests.json('GET', `${inboxPath(inbox)}/settled`, { query, signal }),
    async *events(query = {}, signal) {
      yield* eventsFrom(await requests.stream('/v1/events', { query, signal }))
    },
    sessions: (query = {}) => requests.json('GET', '/v1/sessions', { query }),
    session: (id) => requests.json('GET', `/v1/sessions/${encodeURIComponent(id)}`),
  }
}
