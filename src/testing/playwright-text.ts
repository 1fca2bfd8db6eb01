import { expect as base, type Locator } from '@playwright/test'
import { Mail } from './mail.ts'
import { mailMatchers } from './matchers/matchers.ts'
import type { Verdict } from './matchers/verdict.ts'
import type { Pattern } from './pattern.ts'

/** What Playwright's own `toHaveText` takes beside the text. */
interface LocatorOptions {
  readonly ignoreCase?: boolean
  readonly timeout?: number
  readonly useInnerText?: boolean
}

/** Playwright has a `toHaveText` for its locators, which must go on: a mail is told from them. */
export async function toHaveText(
  this: { readonly isNot: boolean },
  received: Mail | Locator,
  expected: Pattern | readonly Pattern[],
  options?: LocatorOptions,
): Promise<Verdict> {
  if (received instanceof Mail) return mailMatchers.toHaveText(received, expected as Pattern)
  const { isNot } = this
  const assertion = isNot ? base(received).not : base(received)
  await assertion.toHaveText(expected, options)
  return { pass: !isNot, message: () => '' }
}
