import { type Command, Option } from 'commander'
import { BadOption } from '../config/bad-option.ts'
import { smtpServer } from './server-address.ts'
import type { Submission } from './submission.ts'

export interface SubmissionFlags {
  readonly smtp?: string
  readonly user?: string
  readonly password?: string
  readonly starttls?: boolean
}

/** The flags that say where and as whom mail is handed in. */
export function addSubmissionFlags(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--smtp <ADDRESS>',
        'The server: host:port or unix:/path. [default: 127.0.0.1:1025] [variable: SANDPOST_SMTP]',
      ),
    )
    .addOption(new Option('--user <NAME>', 'Logs in: the user name is the inbox. [variable: SANDPOST_USER]'))
    .addOption(new Option('--password <PASSWORD>', 'For the login. [variable: SANDPOST_PASSWORD]'))
    .option('--starttls', 'Insists on TLS; the certificate is not checked.')
}

/** What flags and variables say. @throws BadOption */
export function submissionOf(flags: SubmissionFlags, env: NodeJS.ProcessEnv): Submission {
  const user = flags.user ?? env.SANDPOST_USER
  const password = flags.password ?? env.SANDPOST_PASSWORD
  if (user === undefined && flags.password !== undefined)
    throw new BadOption('user', '--password needs --user: name the inbox.')
  return {
    server: smtpServer(flags.smtp, env),
    ...(user === undefined ? {} : { login: { user, password: password ?? user } }),
    starttls: flags.starttls ?? false,
  }
}
