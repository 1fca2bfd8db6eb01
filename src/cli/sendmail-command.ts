import { basename } from 'node:path'
import type { Command } from 'commander'

/** The help of `sandpost sendmail`; its words are sendmail's own and never come to commander. */
export function addSendmail(program: Command): void {
  program
    .command('sendmail')
    .description('Takes the place of /usr/sbin/sendmail: reads a message from standard input.')
    .usage('[-t] [-i] [-f SENDER] [-F NAME] [RECIPIENT…]')
    .helpOption('--help', 'Prints this help.')
    .addHelpText('after', HELP)
}

/** The words of a call of sendmail, by the command or by a program of that name; `undefined` when it is none. */
export function sendmailWords(program: string, words: readonly string[]): readonly string[] | undefined {
  if (basename(program) === 'sendmail') return words
  const [command, ...rest] = words
  return command === 'sendmail' && rest[0] !== '--help' ? rest : undefined
}

const HELP = `
  -t               recipients are also those of To, Cc and Bcc; the Bcc lines are taken out
  -i, -oi          a line that is only a dot does not end the message
  -f, -r SENDER    envelope sender
  -F NAME          name in the From line that is added where there is none

The server is SANDPOST_SMTP (host:port or unix:/path), else 127.0.0.1:1025. SANDPOST_USER and SANDPOST_PASSWORD log in.
A link called sendmail that leads to sandpost does the same.

Exit codes are those of sysexits.h: 0 taken, 64 wrong words or no recipient, 66 no standard input, 69 refused for good,
75 try again later (no server there, or it is busy), 78 a variable that cannot be used.`
