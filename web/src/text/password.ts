/** Without characters that look like others, and without any that a shell or a URL would take for itself. */
const ALPHABET = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const LENGTH = 20

/** A password of twenty characters: some 116 bits. */
export function newPassword(): string {
  let password = ''
  while (password.length < LENGTH) {
    for (const octet of crypto.getRandomValues(new Uint8Array(LENGTH))) {
      // Octets above the last whole round of the alphabet would make its first characters likelier.
      if (octet < 256 - (256 % ALPHABET.length)) password += ALPHABET[octet % ALPHABET.length] ?? ''
    }
  }
  return password.slice(0, LENGTH)
}
