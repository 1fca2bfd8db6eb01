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
  const { listeners, options } = await client.server().catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`No Sandpost can be used at ${place}: ${why}. Is it started, and is the address right?`, {
      cause,
    })
  })
  const domain = firstDomain(options.find(({ name }) => name === 'inbox-domain')?.value)
  return new MailSandbox({ client, url: place, listeners, domain, close: async () => {}, ...defaults })
}

/** Of what `--inbox-domain` says; `undefined` where it is off. */
export function firstDomain(value: string | null | undefined): string | undefined {
  const domain = value?.split(',')[0]?.trim()
  return domain === 'none' || domain === '' ? undefined : domain
}

function urlOfEnvironment(): string {
  const { SANDPOST_URL: url } = process.env
  if (!url)
    throw new Error(
      'Which server? Give its address, as connect("http://127.0.0.1:8025"), or set SANDPOST_URL.',
    )
  return url
}
