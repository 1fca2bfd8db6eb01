import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isInstalled, run } from '../support/program.ts'
import { sandpost } from '../support/run-sandpost.ts'
import { ROOT } from '../support/sources.ts'
import { tempFolder } from '../support/temp-store.ts'

/** An app: it sends by the variables that it is given, and ends with a code. */
const app = (code: number) => [
  process.execPath,
  '-e',
  `const { createTransport } = require('nodemailer')
   createTransport(process.env.SMTP_URL)
     .sendMail({ from: 'app@x.test', to: 'you@x.test', subject: 'Hello', text: 'x' })
     .then(() => { console.log('sent'); process.exitCode = ${code} })`,
]
/** In a terminal: types Ctrl C once the command is up, and then ends exec by itself. */
const TERMINAL = `
import os, pty, signal, sys
pid, terminal = pty.fork()
if pid == 0:
    os.execv(sys.argv[1], sys.argv[1:])
said = b''
def until(word):
    global said
    while word not in said:
        said += os.read(terminal, 1000)
until(b'up')
os.write(terminal, b'\\x03')
until(b'^C')
os.kill(pid, signal.SIGTERM)
until(b'times')
print(said.decode())
os.waitpid(pid, 0)
`
/** Tells how often it was interrupted: by exec alone, for the terminal is not its own. */
const INTERRUPTED = `let times = 0
  process.on('SIGINT', () => { times += 1 }).on('SIGTERM', () => { console.log(times + ' times'); process.exit() })
  setInterval(() => {}, 1000)
  console.log('up')`
const AWAY = 'import os, sys; os.setsid(); os.execv(sys.argv[1], sys.argv[1:])'

/** Prints variables that it got. */
const printing = (...names: readonly string[]) => [
  process.execPath,
  '-p',
  `${JSON.stringify(names)}.map((name) => process.env[name]).join(' ')`,
]

describe('sandpost exec', () => {
  it('runs a command with a sandbox of its own: its output, its exit code, and what it sent', async () => {
    const ran = await sandpost(['exec', '--', ...app(7)])
    expect(ran).toEqual({
      code: 7,
      stdout: 'sent\n',
      stderr: 'sandpost: captured 1 message in 1 inbox\n',
    })
  })

  it('tells a framework where mail goes, and the command line where the server is', async () => {
    const names = ['MAIL_HOST', 'MAIL_PORT', 'MAILER_DSN', 'SANDPOST_SMTP', 'SANDPOST_URL']
    const { stdout, code } = await sandpost([
      'exec',
      '--preset',
      'laravel,symfony',
      '--',
      ...printing(...names),
    ])
    expect(code).toBe(0)
    expect(stdout).toMatch(
      /^127\.0\.0\.1 (\d+) smtp:\/\/default:any@127\.0\.0\.1:\1 127\.0\.0\.1:\1 http:\/\/127\.0\.0\.1:\d+\n$/,
    )
  })

  it('lets the commands of Sandpost find the server', async () => {
    const program = [process.execPath, join(ROOT, 'program/main.js')]
    const { stdout } = await sandpost(['exec', ...program, 'ready'])
    expect(stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+ is ready\n$/)
  })

  it('knows inboxes by the domain of recipients, for an app that serves many tests', async () => {
    const sending = app(0).map((word) => word.replace('you@x.test', 'you@shop.inbox.test'))
    const { stderr } = await sandpost(['exec', '--json', '--', ...sending])
    // Its login names the inbox, unless it has none: an app that was told by SANDPOST_SMTP.
    expect(JSON.parse(stderr).inboxes).toMatchObject([{ name: 'default' }])
    const anonymous = sending.map((word) =>
      word.replace('process.env.SMTP_URL', "'smtp://' + process.env.SANDPOST_SMTP"),
    )
    const { stderr: second } = await sandpost(['exec', '--json', '--', ...anonymous])
    expect(JSON.parse(second).inboxes).toMatchObject([{ name: 'shop' }])
  })

  it('tells as JSON what came, and which clients failed', async () => {
    const failing = `require('net').connect(process.env.SANDPOST_SMTP.split(':')[1], '127.0.0.1', function () {
      this.on('data', (line) => /^220/.test(line) ? this.write('HELO x\\r\\nMAIL FROM:<a@x.test>\\r\\nRCPT TO:<b@x.test>\\r\\nDATA\\r\\n') : /354/.test(line) && this.destroy())
      this.on('close', () => setTimeout(() => {}, 200))
    })`
    const { stderr } = await sandpost(['exec', '--json', '--', process.execPath, '-e', failing])
    expect(JSON.parse(stderr)).toMatchObject({
      code: 0,
      messages: 0,
      inboxes: [],
      failures: [{ protocol: 'smtp', failure: 'lost' }],
    })
  })

  it('keeps the store where it is told to, and takes no file that is there', async () => {
    const file = join(tempFolder(), 'run.db')
    const first = await sandpost(['exec', '--save', file, '--', ...app(0)])
    expect(first).toMatchObject({ code: 0, stderr: expect.stringContaining(`kept in ${file}`) })
    expect(existsSync(file)).toBe(true)
    const second = await sandpost(['exec', '--save', file, '--', ...app(0)])
    expect(second).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('is there already') })
  })

  it('fails with --strict when mail came that no test asked for, and names it', async () => {
    const strict = await sandpost(['exec', '--strict', '--', ...app(0)])
    expect(strict).toMatchObject({ code: 1, stdout: 'sent\n' })
    expect(strict.stderr).toContain('1 message that nobody asked for:\n    in default: Hello\n')
    const program = JSON.stringify(join(ROOT, 'program/main.js'))
    const asking = `node -e "$APP" && node ${program} assert --subject Hello`
    const script = { env: { APP: app(0)[2] ?? '' } }
    expect(await sandpost(['exec', '--strict', '--', 'sh', '-c', asking], script)).toMatchObject({ code: 0 })
  })

  it.each([
    [['exec'], 2, /missing required argument/],
    [['exec', '--preset', 'laravle', '--', 'true'], 2, /did you mean laravel\?/],
    [['exec', 'no-such-command-anywhere'], 127, /there is no such command/],
    [['exec', ROOT], 126, /it cannot be run \(EACCES\)/],
  ])('%j ends with %i and says why', async (words, code, why) => {
    const ran = await sandpost(words)
    expect(ran).toMatchObject({ code, stdout: '', stderr: expect.stringMatching(why) })
  })

  it.runIf(isInstalled('python3'))('leaves it to the terminal to tell the command of Ctrl C', async () => {
    const program = [process.execPath, join(ROOT, 'program/main.js'), 'exec', '--']
    const command = ['python3', '-c', AWAY, process.execPath, '-e', INTERRUPTED]
    const { output } = await run('python3', ['-c', TERMINAL, ...program, ...command])
    expect(output).toContain('0 times')
  })

  it('ends as the command does that a signal ends', async () => {
    const { code } = await sandpost([
      'exec',
      '--',
      process.execPath,
      '-e',
      "process.kill(process.pid, 'SIGTERM')",
    ])
    expect(code).toBe(128 + 15)
  })
})
