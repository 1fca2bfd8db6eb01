import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'

const WORDS =
  `account activate address agree amount answer billing booking button cancel carrier cart change check city click code
colour company confirm contact copy country coupon customer date deliver deposit detail device discount document door
draft due email enter event expire export family file final finish flight follow form free friend garden gift grand
group guest hello help home hotel hour house image import inbox inform invite invoice item join journey keep kitchen
label language letter limit link list login loyal machine manage market member menu message method minute model month
morning network news notice number offer office open order package paper partner party password pause payment person
phone picture place plan point portal price print prize product profile project quality question queue quote receipt
record refund region register reminder renew reply report request reserve reset return review reward room sale season
secure select send service session ship shop sign simple single sort staff start state status stock store street
summer support survey switch system table team ticket token total track train transfer travel trial unlock update
upgrade upload value verify version visit voucher wallet water week welcome window winter work year`.split(
    /\s+/,
  )

/** Numbers that look random and are the same in every run. */
export function numbers(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** One message of about `size` octets, each number another one. */
export function sampleMessage(number: number, size: number): string {
  const pick = numbers(number + 1)
  const words = (count: number) => Array.from({ length: count }, () => WORDS[pick(WORDS.length)]).join(' ')
  const head = [
    `From: ${words(1)} <${words(1)}${number % 977}@shop.example>`,
    `To: <user${number % 5003}@example.net>`,
    `Subject: ${words(4)} ${number}`,
    `Date: Thu, 01 Jan 2026 00:00:00 +0000`,
    `Message-ID: <bench-${number}@shop.example>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    '',
  ].join('\r\n')
  let text = ''
  while (head.length + text.length < size - 80) text += `${words(11)}\r\n`
  return head + text
}

/** A message of exactly `size` octets with lines of 76, as base64 attachments have. */
export function largeMessage(number: number, size: number): Buffer {
  const head = `From: a@shop.example\r\nTo: b@example.net\r\nSubject: large ${number}\r\n\r\n`
  const line = `${'QUJDREVGR0hJSktM'.repeat(5).slice(0, 76)}\r\n`
  const message = Buffer.alloc(size, line)
  message.write(head, 0)
  message.write('\r\n', size - 2)
  return message
}

/** Writes messages, given as they are over the wire but for the final dot, in the form that load.c reads. */
export async function writeCorpus(path: string, messages: Iterable<string | Buffer>): Promise<void> {
  const out = createWriteStream(path)
  const failure = new Promise<never>((_, reject) => out.once('error', reject))
  for (const message of messages) {
    const body = Buffer.concat([Buffer.alloc(4), Buffer.from(message as string), Buffer.from('.\r\n')])
    body.writeUInt32LE(body.length - 4)
    if (!out.write(body))
      await Promise.race([new Promise<void>((resolve) => out.once('drain', () => resolve())), failure])
  }
  out.end()
  await finished(out)
}

export function* sampleMessages(from: number, to: number, size: number): Generator<string> {
  for (let number = from; number < to; number += 1) yield sampleMessage(number, size)
}
