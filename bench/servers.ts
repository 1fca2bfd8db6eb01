import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { startServer } from '../test/support/server-process.ts'

/** A server to send to. */
export interface Target extends AsyncDisposable {
  readonly name: string
  readonly smtpPort: number
}

/** Sandpost as its README starts it, durable, on a store at `path`. */
export async function startSandpost(path: string, flags: readonly string[] = []) {
  const server = await startServer({ store: `sqlite:${path}`, flags: ['--log-level', 'warn', ...flags] })
  return {
    name: 'sandpost',
    ...server,
    [Symbol.asyncDispose]: async () => void (await server.kill('SIGTERM')),
  }
}

/** The same library with the same greeting, that throws all away. */
export async function startBare(): Promise<Target> {
  const program = fileURLToPath(new URL('bare-server.js', import.meta.url))
  const child = spawn(process.execPath, [program], { stdio: ['pipe', 'pipe', 'inherit'] })
  const [port] = await once(child.stdout, 'data')
  return {
    name: 'bare smtp-server',
    smtpPort: Number(String(port)),
    async [Symbol.asyncDispose]() {
      child.kill()
      await once(child, 'exit')
    },
  }
}
