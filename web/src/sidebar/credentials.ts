import type { ServerInfo } from '../api/types.ts'
import { doorsOf } from '../connect/doors.ts'
import { hostInUrl } from '../connect/quoting.ts'
import { words } from '../words/words.ts'

export interface Credential {
  readonly name: string
  readonly value: string
}

interface Asked {
  /** The host under which the page was opened. */
  readonly page: string
  readonly inbox: string
  /** In words where it is not known. */
  readonly password: string
}

/** What a program wants to know to send to an inbox and read it: host, ports, user name, password. */
export function credentialsOf(
  listeners: ServerInfo['listeners'],
  { page, inbox, password }: Asked,
): readonly Credential[] {
  const doors = doorsOf(listeners, page)
  const host = doors[0]?.host
  const ports = doors.map(({ protocol, host: own, port }) => ({
    name: words.inboxes.portOf(protocol.toUpperCase()),
    value: own === host ? port : `${hostInUrl(own)}:${port}`,
  }))
  return [
    ...(host === undefined ? [] : [{ name: words.inboxes.host, value: host }]),
    ...ports,
    { name: words.inboxes.userName, value: inbox },
    { name: words.inboxes.password, value: password },
  ]
}

/** The same as text, a line each. */
export function credentialsText(credentials: readonly Credential[]): string {
  return credentials.map(({ name, value }) => `${name}: ${value}`).join('\n')
}
