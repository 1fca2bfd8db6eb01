import type { Mail } from '../mail.ts'
import { named, requireMail } from './requirements.ts'
import { type Verdict, verdict } from './verdict.ts'

/** What the server's own checks decide: to be awaited. */
export const checkedMatchers = {
  async toHaveOneClickUnsubscribe(mail: Mail): Promise<Verdict> {
    requireMail(mail, 'toHaveOneClickUnsubscribe')
    const { passed, findings } = await mail.checks()
    const fields = ['List-Unsubscribe', 'List-Unsubscribe-Post']
    const faults = findings.filter(({ id }) => id === 'one-click-unsubscribe')
    return verdict({
      pass: passed.some(({ id }) => id === 'one-click-unsubscribe'),
      claim: 'to let a mail program unsubscribe by one click (RFC 8058)',
      expected: 'List-Unsubscribe: <https://…> and List-Unsubscribe-Post: List-Unsubscribe=One-Click',
      title: 'Received',
      received: [
        ...fields.map((name) => `${name}: ${mail.header(name) ?? 'none'}`),
        ...faults.map(({ message }) => message),
      ],
      url: mail.url,
      of: named(mail),
    })
  },

  async toHaveNoUnrenderedPlaceholders(mail: Mail): Promise<Verdict> {
    requireMail(mail, 'toHaveNoUnrenderedPlaceholders')
    const { findings } = await mail.checks()
    const faults = findings.filter(({ id }) => id === 'placeholder' || id === 'missing-value')
    const places = faults.flatMap((fault) =>
      fault.places.map(
        ({ part, header, found, excerpt, link }) => `${header ?? part}: ${found ?? excerpt ?? link ?? ''}`,
      ),
    )
    return verdict({
      pass: faults.length === 0,
      claim: 'to have no placeholder that was not filled in',
      expected: '',
      title: 'Placeholders',
      received: places,
      url: mail.url,
      of: named(mail),
    })
  },
}
