import { join } from 'node:path'
import { tempFolder } from '../../support/temp-store.ts'

/** Every kind of store; the contract must hold for each. */
export const STORES = [
  { kind: 'sqlite', place: () => `sqlite:${join(tempFolder(), 'sandpost.db')}` },
  { kind: 'memory', place: () => 'memory:' },
] as const
