import { startSandbox } from '../index.ts'
import { DOMAIN } from './start.ts'

let stop: (() => Promise<void>) | undefined

/**
 * For `globalSetup` of Vitest, Playwright and Jest: one server for all tests of a run, in the runner's own process, which
 * workers find by `SANDPOST_URL`. Does nothing where that is set. Vitest and Playwright call what it returns at the end;
 * for Jest it is `globalTeardown` too: called again, it stops what it started.
 */
export default async function globalSetup(): Promise<() => Promise<void>> {
  if (stop !== undefined) await stop()
  else if (!process.env.SANDPOST_URL) await start()
  return async () => stop?.()
}

async function start(): Promise<void> {
  const server = await startSandbox({ inboxDomain: DOMAIN })
  process.env.SANDPOST_URL = server.url
  stop = async () => {
    stop = undefined
    delete process.env.SANDPOST_URL
    await server.close()
  }
}
