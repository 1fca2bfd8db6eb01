import type {} from 'expect'
import { mailMatchers as matchers, snapshotMatcher } from './matchers/matchers.ts'
import type { MailMatchers } from './matchers/types.ts'

declare module 'expect' {
  // The type parameters must be those of Jest.
  interface Matchers<R extends void | Promise<void>, T = unknown> extends MailMatchers {}
}

declare global {
  namespace jest {
    // The type parameters must be those of @types/jest.
    interface Matchers<R, T> extends MailMatchers {}
  }
}

/** The part of Jest's `expect` that is needed. */
export interface JestExpect {
  (received: unknown): unknown
  extend(matchers: object): void
}

type Comparable = { toMatchSnapshot(...name: string[]): void }

/** Adds the matchers to an `expect` of Jest. Importing this module does so with the global one. */
export function addMailMatchers(expect: JestExpect): void {
  expect.extend({
    ...matchers,
    ...snapshotMatcher((_, text, name) => {
      const compared = expect(text) as Comparable
      compared.toMatchSnapshot(...name)
      return undefined
    }),
  })
}

const { expect } = globalThis as { readonly expect?: JestExpect }
if (expect !== undefined) addMailMatchers(expect)
