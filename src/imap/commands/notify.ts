import { no, ok } from '../answer.ts'
import { command } from '../command.ts'
import { extensionsOfItems } from '../fetch/plan.ts'
import { readNotify } from '../grammar/notify.ts'
import { Notifications } from '../notify/notifications.ts'
import { Registration } from '../notify/registration.ts'

/** Each mailbox is looked for in all groups. */
const MOST_GROUPS = 50

export const notify = command({
  verb: 'NOTIFY',
  rfc: 'RFC 5465 §3.1',
  in: 'authenticated',
  extension: 'NOTIFY',
  parse: readNotify,
  uses: (args) =>
    args?.groups.flatMap(({ events }) => events.flatMap(({ items = [] }) => extensionsOfItems(items))) ?? [],
  async run(talk, args) {
    const groups = args?.groups ?? []
    if (groups.length > MOST_GROUPS)
      return no(`There are at most ${MOST_GROUPS} groups of events`, 'NOTIFICATIONOVERFLOW')
    const registration = new Registration(groups, (name) => talk.storeName(name))
    // The client knows then from where on it is told (RFC 5465 §3.1).
    if (args !== null) await talk.update({ expunge: true })
    if (registration.selected?.items.some(({ item }) => item === 'MODSEQ')) talk.enableCondstore()
    await talk.notify(new Notifications(talk, registration), { status: args?.status ?? false })
    return ok(args === null ? 'Nothing is told any more' : 'That is told from here on')
  },
})
