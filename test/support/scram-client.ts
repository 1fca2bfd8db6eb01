import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'

const HASHES = {
  'SCRAM-SHA-1': { hash: 'sha1', octets: 20 },
  'SCRAM-SHA-256': { hash: 'sha256', octets: 32 },
} as const

export type ScramName = keyof typeof HASHES

export interface ScramCredentials {
  readonly mechanism: ScramName
  readonly user: string
  readonly password: string
  /** The client's part of the nonce. */
  readonly nonce?: string
  /** The gs2 header. */
  readonly header?: string
}

/** The client's side of SCRAM (RFC 5802 §3), written apart from the server's. Messages are not in base64. */
export class ScramClient {
  readonly first: string
  readonly #credentials: ScramCredentials
  readonly #header: string
  #expected = ''

  constructor(credentials: ScramCredentials) {
    this.#credentials = credentials
    this.#header = credentials.header ?? 'n,,'
    const { user, nonce = randomBytes(9).toString('base64') } = credentials
    this.first = `${this.#header}n=${user.replaceAll('=', '=3D').replaceAll(',', '=2C')},r=${nonce}`
  }

  /** The client's last message. */
  final(serverFirst: string): string {
    const [, nonce = '', salt = '', iterations = ''] = /^r=(.+),s=(.+),i=(\d+)$/.exec(serverFirst) ?? []
    const { hash, octets } = HASHES[this.#credentials.mechanism]
    const hmac = (key: Buffer, text: string) => createHmac(hash, key).update(text).digest()
    const password = Buffer.from(this.#credentials.password)
    const salted = pbkdf2Sync(password, Buffer.from(salt, 'base64'), Number(iterations), octets, hash)
    const withoutProof = `c=${Buffer.from(this.#header).toString('base64')},r=${nonce}`
    const said = `${this.first.slice(this.#header.length)},${serverFirst},${withoutProof}`
    const clientKey = hmac(salted, 'Client Key')
    const signature = hmac(createHash(hash).update(clientKey).digest(), said)
    this.#expected = `v=${hmac(hmac(salted, 'Server Key'), said).toString('base64')}`
    const proof = clientKey.map((octet, index) => octet ^ (signature[index] ?? 0))
    return `${withoutProof},p=${Buffer.from(proof).toString('base64')}`
  }

  /** Whether this is the proof of a server that knows the password. */
  trusts(serverFinal: string): boolean {
    return serverFinal === this.#expected
  }
}
