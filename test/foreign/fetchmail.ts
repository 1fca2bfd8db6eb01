import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Ran, run } from '../support/program.ts'

export interface Fetching {
  /** What stands behind the host in the line `poll`. */
  readonly server: string
  readonly options: string
  readonly password?: string
}

const SINK = '#!/bin/sh\ncd "$(dirname "$0")"\nn=$(ls | grep -c "^mail-")\ncat > "mail-$(printf %04d "$n")"\n'

/** Each message goes to a file of its own, numbered as they come. */
export function fetchmail(folder: string, { server, options, password = 'secret' }: Fetching): Promise<Ran> {
  const sink = join(folder, 'sink.sh')
  writeFileSync(sink, SINK)
  chmodSync(sink, 0o700)
  const file = join(folder, 'fetchmailrc')
  const rc = [
    `set idfile "${join(folder, 'ids')}"`,
    'set no bouncemail',
    'set invisible',
    `poll 127.0.0.1 ${server}`,
    `user "shop" password "${password}" mda "${sink}" no rewrite ${options}`,
  ]
  writeFileSync(file, `${rc.join('\n')}\n`, { mode: 0o600 })
  const words = ['--fetchmailrc', file, '--pidfile', join(folder, 'pid'), '--silent', '--nosyslog']
  return run('env', [`HOME=${folder}`, 'fetchmail', ...words])
}

/** What has come so far, one octet a character. */
export function downloaded(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => name.startsWith('mail-'))
  return names.sort().map((name) => readFileSync(join(folder, name), 'latin1'))
}
