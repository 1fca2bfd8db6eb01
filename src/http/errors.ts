import type { Trouble } from '../domain/trouble.ts'

/** How one failure is answered; `message` comes with the failure itself. */
export interface Answer {
  readonly status: number
  readonly todo: string
}

const AGAIN = 'Try again in a moment.'

/** What every expected failure of the floors below answers. */
export const TROUBLE_ANSWERS = {
  'no-such-inbox': { status: 404, todo: 'See GET /v1/inboxes for those there are.' },
  'no-such-mailbox': { status: 404, todo: 'Every inbox has the mailbox INBOX.' },
  'no-such-message': {
    status: 404,
    todo: 'Take an id from a list; the message may have been removed since.',
  },
  'no-such-part': { status: 404, todo: 'See /v1/messages/{id}/parts for those there are.' },
  'no-such-session': { status: 404, todo: 'See GET /v1/sessions for those that are kept.' },
  'inbox-exists': { status: 409, todo: 'Change it with PATCH, or choose another name.' },
  'mailbox-exists': { status: 409, todo: 'Choose another name.' },
  'bad-inbox-name': { status: 400, todo: 'Choose another name.' },
  'bad-mailbox-name': { status: 400, todo: 'Choose another name.' },
  'bad-query': { status: 400, todo: 'Correct the search or the cursor.' },
  'too-large': { status: 413, todo: 'Send a smaller message, or raise --max-message-size.' },
  'too-many-entries': { status: 422, todo: 'Remove some first.' },
  'cannot-compose': { status: 422, todo: 'Correct the field that the message names.' },
  'wrong-credentials': {
    status: 401,
    todo: 'Send `Authorization: Bearer <token>` with the value of --http-token.',
  },
  'too-many-failures': { status: 429, todo: 'Wait a minute, then send the right token.' },
  'disk-full': { status: 507, todo: 'Make room on the disk, or delete messages; nothing is lost.' },
  'store-busy': { status: 503, todo: AGAIN },
  'store-failed': { status: 503, todo: 'See the server log; GET /readyz tells when it is well again.' },
  'store-damaged': { status: 500, todo: 'See the server log; other messages are not affected.' },
  'search-timeout': { status: 503, todo: 'Search for less: a longer word, a narrower field, one inbox.' },
  'parsing-stopped': { status: 422, todo: 'Read the message as it came, at /v1/messages/{id}/raw.' },
  'shutting-down': { status: 503, todo: 'Connect again once the server is back.' },
} satisfies Record<Trouble, Answer>

/** Failures that are HTTP's own: each code with its status. */
const OWN_ANSWERS = {
  'bad-request': { status: 400, todo: 'Correct the request; /v1/openapi.json describes it.' },
  'cross-site': { status: 403, todo: 'Ask from the page of this server itself, or from a program.' },
  csrf: { status: 403, todo: 'Send the `csrf` of GET /v1/login as X-CSRF-Token.' },
  'no-such-route': { status: 404, todo: 'See /v1/openapi.json for what there is.' },
  'method-not-allowed': { status: 405, todo: 'Use a method that `Allow` names.' },
  'inbox-declared': {
    status: 409,
    todo: 'Change its password, empty it with POST /v1/inboxes/{inbox}/clear, or change it in --inboxes and start again.',
  },
  'inbox-is-default': {
    status: 409,
    todo: 'Create an inbox of the name you want, and log in with it to send there.',
  },
  'port-unavailable': {
    status: 409,
    todo: 'Leave `smtpPort` out, or send 0 for any port; the inbox was not made.',
  },
  'wait-timed-out': {
    status: 408,
    todo: 'See `nearMisses` for the messages that came and what they failed.',
  },
  'not-settled': {
    status: 408,
    todo: 'See `open` for the sessions that are at work, or wait longer.',
  },
  'not-one': {
    status: 409,
    todo: 'See `candidates`, and ask for one of them: more criteria, `after`, or of links `text` and `kind`.',
  },
  'request-timed-out': { status: 408, todo: 'Send the request faster.' },
  'body-too-large': { status: 413, todo: 'Send less at once.' },
  'uri-too-long': { status: 414, todo: 'Use a shorter address.' },
  'unsupported-media-type': { status: 415, todo: 'Send `Content-Type: application/json`, not compressed.' },
  'range-not-satisfiable': {
    status: 416,
    todo: 'Ask for octets that are there; `Content-Range` has the size.',
  },
  'unknown-host': {
    status: 421,
    todo: 'Use an address or `localhost`, or name the host in --http-allowed-hosts.',
  },
  unprocessable: { status: 422, todo: 'Correct the body; /v1/openapi.json describes it.' },
  'too-many-requests': { status: 429, todo: 'Wait as long as `Retry-After` says.' },
  'headers-too-large': { status: 431, todo: 'Send fewer or shorter headers.' },
  internal: { status: 500, todo: 'It is a defect of ours: report it with the request id.' },
  'no-page': { status: 404, todo: 'Build it with `npm run build`.' },
  'too-many-streams': { status: 503, todo: 'Close others first.' },
  'timed-out': { status: 503, todo: AGAIN },
} satisfies Record<string, Answer>

export type HttpTrouble = keyof typeof OWN_ANSWERS

export interface HttpErrorDetails {
  /** The parameter or body field that was wrong. */
  readonly field?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** An expected failure that only HTTP knows. `message` is safe to show to any client. */
export class HttpError extends Error {
  readonly code: HttpTrouble
  readonly field: string | undefined
  readonly headers: Readonly<Record<string, string>>

  constructor(code: HttpTrouble, message: string, { field, headers = {} }: HttpErrorDetails = {}) {
    super(message)
    this.name = 'HttpError'
    this.code = code
    this.field = field
    this.headers = headers
  }

  get answer(): Answer {
    return OWN_ANSWERS[this.code]
  }
}
