import { bodyRows } from './hostile-mail/bodies.ts'
import { headerRows } from './hostile-mail/headers.ts'
import { structureRows } from './hostile-mail/structures.ts'
import type { HostileMail } from './hostile-mail/writing.ts'

export type { HostileMail } from './hostile-mail/writing.ts'

/** Messages of the rows M01–M32: what SMTP, HTTP and the store are fed end to end. Each is made when asked for. */
export const HOSTILE_MAIL: readonly HostileMail[] = [...structureRows, ...headerRows, ...bodyRows]

/** Those of one row. */
export function hostileMail(id: string): readonly HostileMail[] {
  return HOSTILE_MAIL.filter((mail) => mail.id === id)
}
