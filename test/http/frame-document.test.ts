import { expect, it, onTestFinished } from 'vitest'
import { JobStopped } from '../../src/lib/job-pool.ts'
import { silentLog } from '../../src/lib/log.ts'
import { createInspector, type Inspector } from '../../src/mail/inspector.ts'
import { mail, directInspector as onTheSpot, startServer } from './test-server.ts'

const GIF = 'R0lGODlhAQABAAAAACw='
/** A picture as a background, half a million times: putting it in takes about a second. */
const HOSTILE = `<style>${'url(cid:a)'.repeat(500_000)}</style>`

/** HTML and the picture that it names, as one message. */
function related(html: string): string {
  const picture = `Content-Type: image/gif\r\nContent-ID: <a>\r\nContent-Transfer-Encoding: base64\r\n\r\n${GIF}`
  const body = `--b\r\nContent-Type: text/html\r\n\r\n${html}\r\n--b\r\n${picture}\r\n--b--\r\n`
  return mail({ 'Content-Type': 'multipart/related; boundary=b' }, body)
}

it('INV-4 while images are put into hostile CSS, other requests are answered', async () => {
  const thread = createInspector({ deadlineMs: 60_000 })
  onTestFinished(() => thread.close())
  const events: string[] = []
  let others: Promise<void> | undefined
  const inspector: Inspector = {
    ...thread,
    async embed(html, images) {
      events.push('begun')
      const shown = thread.embed(html, images).finally(() => events.push('done'))
      others = askUntil(() => events.includes('done'))
      return shown
    },
  }
  const { deliver, listen } = startServer({ inspector, maxMessageSize: 10_000_000 })
  const id = await deliver(related(HOSTILE))
  const { url } = await listen()
  async function askUntil(over: () => boolean): Promise<void> {
    while (!over()) {
      await (await fetch(`${url}/v1/server`)).json()
      events.push('answered')
    }
  }
  const shown = await (await fetch(`${url}/v1/messages/${id}/html`)).text()
  await others
  expect(shown.slice(0, 100)).toContain(`url(data:image/gif;base64,${GIF})`)
  expect(events.slice(0, 2)).toEqual(['begun', 'answered'])
})

it('shows the HTML with its images broken when putting them in was stopped, and says so in the log', async () => {
  const warnings: object[] = []
  const log = { ...silentLog, warn: (facts: object) => void warnings.push(facts) }
  const inspector: Inspector = {
    ...onTheSpot,
    embed: () => Promise.reject(new JobStopped('stopped: more than 2 s')),
  }
  const { http, deliver } = startServer({ inspector, log })
  const html = '<img src="cid:a">'
  const id = await deliver(related(html))
  const answer = await http.inject({ url: `/v1/messages/${id}/html` })
  expect(answer.statusCode).toBe(200)
  expect(answer.body).toContain(html)
  expect(warnings).toEqual([{ message: id, reason: 'stopped: more than 2 s' }])
})
