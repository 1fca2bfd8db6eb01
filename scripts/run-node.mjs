// Runs a script of Node's in the root of the project; several may run side by side.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const cwd = fileURLToPath(new URL('..', import.meta.url))

/**
 * @param {readonly string[]} args the script's path and what it is given
 * @param {Readonly<Record<string, string>>} env added to ours
 * @returns {Promise<{ status: number, output: string }>} the exit status, and all that it said
 */
export function runNode(args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd, env: { ...process.env, ...env } })
    const said = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(chunk))
    child.on('error', reject)
    child.on('close', (code) => resolve({ status: code ?? 1, output: Buffer.concat(said).toString() }))
  })
}
