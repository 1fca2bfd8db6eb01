import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import sparticuz from '@sparticuz/chromium'
import { type Browser, chromium, type Page } from 'playwright-core'
import { sampleMessages, writeCorpus } from './corpus.ts'
import { fill } from './fill.ts'
import type { Load } from './load.ts'
import { startSandpost } from './servers.ts'
import { median, percentile } from './statistics.ts'
import { type Finding, printTable } from './table.ts'

const SIZE = 1_500
/** How many come at a time while somebody looks, and on how many connections. */
const ARRIVING = 500
const CONNECTIONS = 5

/** Collects how far apart the page's frames are, in milliseconds. */
const WATCH_FRAMES = `
window.gaps = []
let last = performance.now()
requestAnimationFrame(function frame(now) {
  window.gaps.push(now - last)
  last = now
  requestAnimationFrame(frame)
})`

/** How soon the page shows a large store when it was never opened before, and whether it stays smooth as mail pours in. */
export async function measurePage(
  folder: string,
  load: Load,
  { messages, rounds }: { readonly messages: number; readonly rounds: number },
): Promise<Finding[]> {
  const path = join(folder, 'page', 'sandpost.db')
  const corpus = join(folder, 'page.corpus')
  await writeCorpus(corpus, sampleMessages(0, messages, SIZE))
  await fill(path, corpus, load, messages)
  await using server = await startSandpost(path)
  const browser = await chromium.launch({
    executablePath: await sparticuz.executablePath(),
    args: ['--headless', '--no-sandbox', '--disable-gpu'],
  })
  try {
    const opened: number[] = []
    for (let round = 0; round < rounds; round++) opened.push(await openCold(browser, server.http))
    const frames = await pourIn(browser, server, load, corpus)
    printTable(`The page over ${messages} messages`, [
      row('first view, cold', opened),
      row(`a frame while ${ARRIVING} messages come`, frames),
    ])
    return [
      goal('the page: first view, cold, in ms', median(opened), 1_000),
      goal('the page: longest frame as mail pours in, in ms', Math.max(...frames), 100),
    ]
  } finally {
    await browser.close()
  }
}

/** @returns milliseconds from the address to the first row of the list */
async function openCold(browser: Browser, http: string): Promise<number> {
  const context = await browser.newContext()
  const page = await context.newPage()
  const begun = performance.now()
  await page.goto(http)
  await page.getByRole('option').first().waitFor()
  const taken = performance.now() - begun
  await context.close()
  return taken
}

/** @returns the gaps between frames, in milliseconds, from the first message until the last is shown */
async function pourIn(
  browser: Browser,
  { http, smtpPort }: { readonly http: string; readonly smtpPort: number },
  load: Load,
  corpus: string,
): Promise<readonly number[]> {
  const page = await browser.newPage()
  await page.goto(http)
  await page.getByText('Live', { exact: true }).waitFor()
  const before = await tallyOf(page)
  await page.evaluate(WATCH_FRAMES)
  await load.run({ port: smtpPort, connections: CONNECTIONS, messages: ARRIVING, mode: 'persistent', corpus })
  while ((await tallyOf(page)) < before + ARRIVING) await sleep(50)
  return (await page.evaluate('gaps')) as number[]
}

async function tallyOf(page: Page): Promise<number> {
  return Number((await page.locator('.tally').textContent())?.replace(/\D/g, ''))
}

function row(what: string, all: readonly number[]): Record<string, string> {
  return { what, 'p50 ms': median(all).toFixed(0), 'worst ms': percentile(all, 1).toFixed(0) }
}

function goal(what: string, value: number, most: number): Finding {
  return { what, value: value.toFixed(0), goal: `< ${most}`, verdict: value < most ? 'met' : 'missed' }
}
