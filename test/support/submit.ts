import { LineClient } from './smtp-client.ts'

/** Messages as they are handed over, in one session. */
export interface Submission {
  readonly to: readonly string[]
  /** One message, or several. */
  readonly raw: string | readonly string[]
  /** Logs in with any password before. */
  readonly user?: string
}

/** Hands over messages by SMTP, one after the other. @returns the reply to the data of each */
export async function submit(
  to: { readonly host: string; readonly port: number },
  { to: recipients, raw, user }: Submission,
): Promise<readonly string[]> {
  await using client = await LineClient.connect(to)
  await client.reply()
  await client.ask('EHLO client.test')
  if (user !== undefined) await client.ask(`AUTH PLAIN ${Buffer.from(`\0${user}\0any`).toString('base64')}`)
  const commands = ['MAIL FROM:<app@x.test>', ...recipients.map((address) => `RCPT TO:<${address}>`), 'DATA']
  const replies: string[] = []
  for (const each of typeof raw === 'string' ? [raw] : raw) {
    client.send(`${commands.join('\r\n')}\r\n`)
    for (const _ of commands) await client.reply()
    replies.push(await client.ask(`${each}\r\n.`))
  }
  return replies
}
