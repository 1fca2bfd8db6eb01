import type { Logins, Opened, Proof } from '../../src/domain/login.ts'
import { DomainError } from '../../src/domain/trouble.ts'
import { SessionDesk } from './session-desk.ts'

/** Sessions and logins of a test. Inboxes with a password here are declared; any other opens with anything. */
export class Desk extends SessionDesk implements Logins {
  passwords: Readonly<Record<string, string>>

  constructor(passwords: Readonly<Record<string, string>>) {
    super()
    this.passwords = passwords
  }

  async login(name: string, proof: Proof): Promise<Opened> {
    const password = Object.hasOwn(this.passwords, name) ? this.passwords[name] : undefined
    const given =
      proof.kind === 'password' ? proof.password : proof.kind === 'token' ? proof.token : undefined
    const fits =
      proof.kind === 'response' || proof.kind === 'mutual'
        ? proof.fits(password ?? ' nobody ')
        : given === password
    const open = password === undefined ? proof.kind !== 'mutual' : fits
    if (!open) throw new DomainError('wrong-credentials', 'User name or password is wrong.')
    return { inbox: name, guarded: password !== undefined }
  }

  knowsPasswords(): boolean {
    return Object.keys(this.passwords).length > 0
  }
}
