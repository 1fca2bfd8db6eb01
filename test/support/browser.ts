import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import sparticuz from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'
import { ROOT } from './sources.ts'

/** No calls home, no GPU, no sandbox of Chromium's own (containers seldom allow it). */
export const BROWSER_FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const LOCK = join(ROOT, 'dist', '.browser-lock')
/** Nobody needs the lock for so long: whoever holds it was killed. In milliseconds. */
const STALE = 60_000

/** A browser that npm installed, with a fresh profile, and the page built for it. One per test file. */
export async function startBrowser(): Promise<Browser> {
  await alone(async () => buildPage())
  const executablePath = await browserPath()
  return chromium.launch({ executablePath, args: BROWSER_FLAGS })
}

/** Where the browser is. It is unpacked on first use: two at once would run half a browser. */
export function browserPath(): Promise<string> {
  return alone(() => sparticuz.executablePath())
}

/** Builds the page unless what stands in dist/web is as new as its sources. */
function buildPage(): void {
  const built = join(ROOT, 'dist/web/index.html')
  if (existsSync(built) && statSync(built).mtimeMs >= newestBelow(join(ROOT, 'web'))) return
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js')
  const { status, stderr } = spawnSync(process.execPath, [vite, 'build', 'web', '--logLevel', 'warn'], {
    cwd: ROOT,
    encoding: 'utf8',
    // Vitest's NODE_ENV, test, would build a page that is not the one that ships: without virtual lists, for example.
    env: { ...process.env, NODE_ENV: 'production' },
  })
  if (status !== 0) throw new Error(`the page could not be built: ${stderr}`)
}

function newestBelow(folder: string): number {
  const times = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs)
  return Math.max(...times)
}

/** Runs `work` while no other test file, in whatever process, does. A folder is the lock: making one is atomic. */
async function alone<T>(work: () => Promise<T>): Promise<T> {
  while (!tryLock()) await sleep(50)
  try {
    return await work()
  } finally {
    rmdirSync(LOCK)
  }
}

function tryLock(): boolean {
  mkdirSync(join(ROOT, 'dist'), { recursive: true })
  try {
    mkdirSync(LOCK)
    return true
  } catch {
    const age = Date.now() - (statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
    if (age > STALE) rmdirSync(LOCK)
    return false
  }
}
