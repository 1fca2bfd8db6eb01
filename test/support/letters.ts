/** Messages for foreign clients, as octets; every tenth is a large one. */
export function letters(count: number): readonly Buffer[] {
  return Array.from({ length: count }, (_, at) => letter(at))
}

/** What breaks careless readers: dots at the beginning of lines, a line that is only a dot, 8-bit text, long lines. */
export function letter(at: number): Buffer {
  const lines = [
    'From: app@example.test',
    'To: shop@example.test',
    `Subject: number ${at}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    '.a dot first, é',
    '.',
    '..',
    '',
    'From the beginning',
    'x'.repeat(900),
    ...(at % 10 === 9 ? Array.from({ length: 1_000 }, (_, line) => `line ${line} of a large message`) : []),
    `the end of number ${at}`,
    '',
  ]
  return Buffer.from(lines.join('\r\n'))
}

/** As clients store it that write lines as Unix does. */
export function unixLines(octets: Buffer): string {
  return octets.toString('latin1').replaceAll('\r\n', '\n')
}
