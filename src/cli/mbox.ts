/**
 * How an mbox file hides lines of a message that begin with `From ` (RFC 4155 names the family). `mboxrd`: each such
 * line, quoted or not, has one `>` more. `mboxo`: only `From ` itself is quoted, so that `>From ` cannot be told apart.
 */
export type Quoting = 'mboxrd' | 'mboxo'

const LF = 0x0a
const CR = 0x0d
const FROM_LINE = /^From /
const QUOTED = { mboxrd: /^>+From /, mboxo: /^>From / } as const

/**
 * The messages of an mbox file as they come, each with CRLF line ends: an mbox keeps the ends of its own system. A
 * separator is a line `From …` at the start or behind an empty line; that empty line is the separator's.
 *
 * @throws Error when the file does not begin with a separator
 */
export async function* messagesOfMbox(
  chunks: AsyncIterable<Uint8Array>,
  quoting: Quoting,
): AsyncGenerator<Buffer> {
  let lines: Buffer[] | undefined
  let afterEmpty = true
  for await (const line of linesOf(chunks)) {
    const isSeparator = afterEmpty && FROM_LINE.test(startOf(line))
    afterEmpty = line.length === 0
    if (isSeparator) {
      if (lines !== undefined) yield messageOf(lines)
      lines = []
    } else if (lines === undefined) {
      if (line.length > 0) throw new Error('this is not an mbox file: it does not begin with a line "From "')
    } else lines.push(QUOTED[quoting].test(startOf(line)) ? line.subarray(1) : line)
  }
  if (lines !== undefined) yield messageOf(lines)
}

/** As one entry of an mbox file in the quoting mboxrd, with LF line ends. */
export function mboxEntry(
  message: Uint8Array,
  { from, date }: { readonly from: string; readonly date: Date },
): Buffer {
  const sender = from.replace(/[^!-~]/g, '') || 'MAILER-DAEMON'
  const text = Buffer.from(message)
    .toString('latin1')
    .replace(/\r\n/g, '\n')
    // A line begins behind LF alone: `^` of a pattern would also take one behind a bare CR.
    .replace(/(^|\n)(>*From )/g, '$1>$2')
  const end = text === '' || text.endsWith('\n') ? '\n' : '\n\n'
  return Buffer.from(`From ${sender} ${asctime(date)}\n${text}${end}`, 'latin1')
}

/** `Sat Nov 21 03:10:57 2026`, in UTC (RFC 4155 appendix A). */
function asctime(date: Date): string {
  const [, day, number, month, year, time] =
    /^(\w+), (\d+) (\w+) (\d+) ([\d:]+)/.exec(date.toUTCString()) ?? []
  return `${day} ${month} ${number} ${time} ${year}`
}

function messageOf(lines: Buffer[]): Buffer {
  if (lines.at(-1)?.length === 0) lines.pop()
  const end = Buffer.from('\r\n')
  return Buffer.concat(lines.flatMap((line) => [line, end]))
}

function startOf(line: Buffer): string {
  return line.subarray(0, 64).toString('latin1')
}

/** Lines without their ends; a last one without an end counts. */
async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let begun: Buffer[] = []
  for await (const chunk of chunks) {
    let at = 0
    for (let end = chunk.indexOf(LF); end >= 0; end = chunk.indexOf(LF, at)) {
      yield withoutCr(Buffer.concat([...begun, chunk.subarray(at, end)]))
      begun = []
      at = end + 1
    }
    if (at < chunk.length) begun.push(Buffer.from(chunk.subarray(at)))
  }
  if (begun.length > 0) yield withoutCr(Buffer.concat(begun))
}

function withoutCr(line: Buffer): Buffer {
  return line.at(-1) === CR ? line.subarray(0, -1) : line
}
