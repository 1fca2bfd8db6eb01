import type { LineClient } from '../support/smtp-client.ts'

/** Sends a command with the tag `t`, and gives the lines of its answer; the tagged one, without its tag, is the last. */
export async function answerLines(client: LineClient, command: string | Buffer): Promise<string[]> {
  client.send('t ')
  client.send(command)
  client.send('\r\n')
  const lines: string[] = []
  for (;;) {
    const line = await client.line()
    if (line.startsWith('t ')) return [...lines, line.slice(2)]
    lines.push(line)
  }
}
