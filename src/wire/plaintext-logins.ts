import type { Log } from '../lib/log.ts'

/** @returns what to call when a secret is taken that came in plaintext over a network: the first call is logged */
export function plaintextLogins(log: Log, protocol: string): () => void {
  let told = false
  return () => {
    if (told) return
    told = true
    log.warn(
      {},
      `${protocol}: a client logged in without TLS over the network; its password could be read on the way`,
    )
  }
}
