import type { Command } from 'commander'
import type { SendFlags } from './send.ts'
import { addSubmissionFlags } from './submission-options.ts'

/** `sandpost send [FILE]`. */
export function addSend(program: Command): void {
  const command = program
    .command('send')
    .description('Sends a sample message, or the message in FILE or on standard input (-).')
    .argument('[FILE]', 'A message as it would go after DATA; - is standard input.')
    .option('--from <ADDRESS>', "Envelope sender. [default: the message's own From, else app@example.test]")
    .option(
      '--to <ADDRESS>',
      "Envelope recipient; may be repeated. [default: the message's own To, Cc and Bcc, else you@example.test]",
      (value: string, before: readonly string[] = []) => [...before, value],
    )
    .option('--subject <TEXT>', 'Subject of the sample message.')
  addSubmissionFlags(command).action(async (file: string | undefined, flags: SendFlags) => {
    const { send } = await import('./send.ts')
    await send(file, flags)
  })
}
