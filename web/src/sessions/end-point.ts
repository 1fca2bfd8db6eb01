import type { SessionSummary } from '../api/types.ts'

type EndPoint = SessionSummary['local']

/** `127.0.0.1:1025`, `[::1]:1025`, or the path of a Unix socket, which has port 0. */
export function endPointText({ address, port }: EndPoint): string {
  if (port === 0) return address
  return `${address.includes(':') ? `[${address}]` : address}:${port}`
}

/** Whether what is said with it never leaves this machine; `null` is the client of a Unix socket. */
export function isThisMachine(remote: EndPoint | null): boolean {
  return remote === null || remote.address === '::1' || remote.address.startsWith('127.')
}
