const CR = 0x0d
const LF = 0x0a

/** Whether there are octets in the header of a message that are not US-ASCII (RFC 6532 §3.2). */
export async function hasEightBitHeader(message: AsyncIterable<Uint8Array>): Promise<boolean> {
  let emptyLine = true
  for await (const chunk of message)
    for (const octet of chunk) {
      if (octet > 0x7f) return true
      if (octet === LF && emptyLine) return false
      if (octet === LF) emptyLine = true
      else if (octet !== CR) emptyLine = false
    }
  return false
}
