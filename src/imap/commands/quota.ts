import { canonicalMailbox } from '../../domain/mailbox.ts'
import { no, ok } from '../answer.ts'
import { command, type Inside } from '../command.ts'
import { readOneMailbox } from '../grammar/mailbox-commands.ts'
import { readGetQuota, readSetQuota } from '../grammar/quota.ts'
import {
  QUOTA_ROOT,
  quotaLimits,
  quotaUsage,
  RESOURCES,
  type Resource,
  resourceNamed,
  setQuotaLimits,
} from '../quota.ts'

const NO_ROOT = no('There is one quota root, called ""', 'NONEXISTENT')

export const getQuota = command({
  verb: 'GETQUOTA',
  rfc: 'RFC 9208 §4.1.1',
  in: 'authenticated',
  extension: 'QUOTA',
  parse: readGetQuota,
  capabilities: () => RESOURCES.map((resource) => `QUOTA=RES-${resource}`),
  async run(talk, root) {
    if (root !== QUOTA_ROOT) return NO_ROOT
    await tell(talk)
    return ok('That is the quota')
  },
})

export const getQuotaRoot = command({
  verb: 'GETQUOTAROOT',
  rfc: 'RFC 9208 §4.1.2',
  in: 'authenticated',
  extension: 'QUOTA',
  parse: readOneMailbox,
  async run(talk, name) {
    // It need not be there.
    const mailbox = canonicalMailbox(talk.storeName(name))
    talk.out.untagged(`QUOTAROOT ${talk.wireName(mailbox)} "${QUOTA_ROOT}"`)
    await tell(talk)
    return ok('That is its quota')
  },
})

export const setQuota = command({
  verb: 'SETQUOTA',
  rfc: 'RFC 9208 §4.1.3',
  in: 'authenticated',
  extension: 'QUOTASET',
  parse: readSetQuota,
  async run(talk, { root, limits }) {
    if (root !== QUOTA_ROOT) return NO_ROOT
    const wanted = new Map<Resource, number>()
    for (const { resource: name, limit } of limits) {
      const resource = resourceNamed(name)
      if (resource === undefined || !talk.offers(`QUOTA=RES-${name}`))
        return no('Only STORAGE and MESSAGE can be limited', 'CANNOT')
      wanted.set(resource, limit)
    }
    await setQuotaLimits(talk, wanted)
    await tell(talk)
    return ok('Set; APPEND and COPY stop there')
  },
})

/** QUOTA names one resource at least (RFC 9208 §7): of a root without limits there is nothing to tell. */
async function tell(talk: Inside): Promise<void> {
  const limits = await quotaLimits(talk)
  if (limits.size === 0) return
  const usage = await quotaUsage(talk)
  const triplets = Array.from(limits, ([resource, limit]) => `${resource} ${usage[resource]} ${limit}`)
  talk.out.untagged(`QUOTA "${QUOTA_ROOT}" (${triplets.join(' ')})`)
}
