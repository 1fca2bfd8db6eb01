import type { Digest } from '../../../../src/domain/message.ts'

export function digest(raw: Uint8Array): Digest
