import { describe, it } from 'vitest'
import { LineClient } from '../support/smtp-client.ts'
import { play, settingsOf, transcriptsIn } from '../support/transcript-runner.ts'
import { startSmtp } from './sink.ts'

const transcripts = transcriptsIn('smtp')

describe.each([
  { how: 'each line at once', chunk: undefined },
  { how: 'octet by octet', chunk: 1 },
  { how: 'in fives', chunk: 5 },
])('SMTP transcripts, the client sending $how', ({ chunk }) => {
  it.each(transcripts)('$name', async (transcript) => {
    await using smtp = await startSmtp(await settingsOf(transcript))
    const connect = (): Promise<LineClient> => LineClient.connect({ host: '127.0.0.1', port: smtp.port })
    await play(transcript, chunk === undefined ? { connect } : { connect, chunk })
  })
})
