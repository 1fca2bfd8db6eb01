import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { ROOT } from '../support/sources.ts'

/** A program that never gets done stopping: it says which signal it heard, and goes on. */
const ENDLESS = `
  import { stopSignals } from ${JSON.stringify(`file://${join(ROOT, 'dist/cli/stop-signals.js')}`)}
  const stop = stopSignals()
  setInterval(() => {}, 1000)
  stop.first.then((signal) => console.log(signal))
  console.log('listening')
`

let child: ChildProcess | undefined
afterEach(() => {
  child?.kill('SIGKILL')
})

async function endless() {
  const program = spawn(process.execPath, ['--input-type=module', '-e', ENDLESS], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  child = program
  const ended = once(program, 'exit')
  const said = async () => String((await once(program.stdout, 'data'))[0]).trim()
  expect(await said()).toBe('listening')
  return { program, said, ended }
}

it.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('C12 a second %s ends the program at once with %i', async (signal, code) => {
  const { program, said, ended } = await endless()
  program.kill('SIGTERM')
  expect(await said()).toBe('SIGTERM')
  program.kill(signal)
  expect(await ended).toEqual([code, null])
})

it('C12 without a terminal, a hangup neither asks to stop nor counts as the second signal', async () => {
  const { program, said, ended } = await endless()
  program.kill('SIGHUP')
  program.kill('SIGXFSZ')
  program.kill('SIGINT')
  expect(await said()).toBe('SIGINT')
  program.kill('SIGHUP')
  program.kill('SIGINT')
  expect(await ended).toEqual([130, null])
})
