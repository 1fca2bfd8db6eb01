import { createHash } from 'node:crypto'
import { DomainError } from '../../domain/trouble.ts'

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/**
 * Passes on the chunks of a whole body, the last one only once their hash is right: a body that was changed is never
 * taken for a whole one.
 * @throws DomainError `store-damaged`
 */
export async function* checked(
  chunks: AsyncIterable<Uint8Array>,
  { id, sha256 }: { readonly id: string; readonly sha256: string },
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256')
  let held: Uint8Array | undefined
  for await (const chunk of chunks) {
    hash.update(chunk)
    if (held !== undefined) yield held
    held = chunk
  }
  if (hash.digest('hex') !== sha256) throw damagedBody(id, 'its file is missing or was changed')
  if (held !== undefined) yield held
}

export function damagedBody(id: string, why: string): DomainError {
  return new DomainError('store-damaged', `The octets of message ${id} are damaged: ${why}.`)
}
