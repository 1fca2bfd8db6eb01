import { expect, it } from 'vitest'
import { bccOf } from '../../../web/src/message/recipients.ts'

const person = (address: string) => ({ name: '', address })
const envelope = (...to: string[]) => ({
  from: 'a@x.test',
  parameters: {},
  to: to.map((address) => ({ address, parameters: {} })),
})

it('blind copies are those of the header, and those that only the envelope knows, each once', () => {
  const given = {
    to: [person('To@x.test')],
    cc: [person('cc@x.test')],
    bcc: [person('named@x.test')],
    envelope: envelope('to@x.test', 'cc@x.test', 'named@x.test', 'silent@x.test', 'silent@x.test'),
  }
  expect(bccOf(given).map(({ address }) => address)).toEqual(['named@x.test', 'silent@x.test'])
})
