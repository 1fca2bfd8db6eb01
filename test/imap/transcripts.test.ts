import { describe, it } from 'vitest'
import { LineClient } from '../support/smtp-client.ts'
import { CHUNKS, play, settingsOf, transcriptsIn } from '../support/transcript-runner.ts'
import { startImap } from './imap-bench.ts'

const transcripts = transcriptsIn('imap')

describe.each([
  { how: 'each line at once', chunk: undefined },
  ...CHUNKS.map((chunk) => ({ how: `${chunk} octets at a time`, chunk })),
])('IMAP transcripts, the client sending $how', ({ chunk }) => {
  it.each(transcripts)('$name', async (transcript) => {
    await using imap = await startImap(await settingsOf(transcript))
    const connect = (): Promise<LineClient> => LineClient.connect({ host: '127.0.0.1', port: imap.port })
    await play(transcript, chunk === undefined ? { connect } : { connect, chunk })
  })
})
