/** Passwords of inboxes that were made or set on this very page: the server never tells one. Gone with the page. */
const passwords = new Map<string, string>()

export function rememberPassword(inbox: string, password: string | null): void {
  if (password === null) passwords.delete(inbox)
  else passwords.set(inbox, password)
}

/** An inbox has another name now. */
export function renamePassword(was: string, now: string): void {
  rememberPassword(now, passwords.get(was) ?? null)
  passwords.delete(was)
}

export function passwordOf(inbox: string): string | undefined {
  return passwords.get(inbox)
}
