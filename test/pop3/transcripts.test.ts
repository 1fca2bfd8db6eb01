import { describe, it } from 'vitest'
import { LineClient } from '../support/smtp-client.ts'
import { CHUNKS, play, settingsOf, transcriptsIn } from '../support/transcript-runner.ts'
import { startPop3 } from './pop3-bench.ts'

const transcripts = transcriptsIn('pop3')

describe.each([
  { how: 'each line at once', chunk: undefined },
  ...CHUNKS.map((chunk) => ({ how: `${chunk} octets at a time`, chunk })),
])('POP3 transcripts, the client sending $how', ({ chunk }) => {
  it.each(transcripts)('$name', async (transcript) => {
    await using pop3 = await startPop3(await settingsOf(transcript))
    const connect = (): Promise<LineClient> => LineClient.connect({ host: '127.0.0.1', port: pop3.port })
    await play(transcript, chunk === undefined ? { connect } : { connect, chunk })
  })
})
