import { createClient } from '../client/client.ts'
import { type InboxDefaults, MailSandbox } from './sandbox.ts'

/** How to be let in, and how inboxes are opened. */
export interface ConnectOptions extends InboxDefaults {
  /** Value of the server's `--http-token`; that of `SANDPOST_HTTP_TOKEN` when absent. */
  readonly token?: string
  /** The server's certificate, PEM, when it is one that nobody vouches for. */
  readonly certificate?: string
}

/**
 * A server that runs elsewhere: on this machine, as a service of CI, for a team.
 * @param url of the page: `http://127.0.0.1:8025`; that of `SANDPOST_URL` when absent
 * @throws Error when nobody answers there, or it does not let in
 */
export async function connect(
  url: string = urlOfEnvironment(),
  { token = process.env.SANDPOST_HTTP_TOKEN, certificate, ...defaults }: ConnectOptions = {},
): Promise<MailSandbox> {
  const place = url.replace(/\/+$/, '')
  const client = createClient({
    url: place,
    ...(!token ? {} : { token }),
    ...(certificate === undefined ? {} : { certificate }),
  })
  const info = await client.server().catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`No Sandpost can be used at ${place}: ${why}. Is it started, and is the address right?`, {
      cause,
    })
  })
  return new MailSandbox({ client, url: place, info, close: async () => {}, ...defaults })
}

function urlOfEnvironment(): string {
  const { SANDPOST_URL: url } = process.env
  if (!url)
    throw new Error(
      'Which server? Give its address, as connect("http://127.0.0.1:8025"), or set SANDPOST_URL.',
    )
  return url
}
