import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { quoted } from '../config/quoted.ts'
import { readSettings } from '../config/settings.ts'
import { CommandFailure, EXIT } from './exit.ts'

interface OpenFlags {
  readonly port: string
}

/** `sandpost open FILE`. */
export function addOpen(program: Command, end: (code: number) => void): void {
  program
    .command('open')
    .description(
      'Shows a store, such as one that sandpost exec --save kept, on a page of its own until stopped.',
    )
    .argument('<FILE>', 'The store; the files beside it belong to it.')
    .option('--port <PORT>', 'Where the page is, on 127.0.0.1.', '0')
    .action(async (file: string, { port }: OpenFlags) => {
      requireFile(file)
      const off = ['smtp', 'pop3', 'imap'].map((name) => `--${name}-listen=off`)
      const argv = [`--store=sqlite:${resolve(file)}`, `--http-listen=127.0.0.1:${port}`, ...off]
      const reading = readSettings({ argv, env: {} })
      const { serve } = await import('./serve.ts')
      end(await serve(reading))
    })
}

/** A server makes a store where there is none; who wants to look at one has mistyped its name. */
function requireFile(file: string): void {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() === true) return
  throw new CommandFailure(`open: there is no file ${quoted(file)}.`, EXIT.refused)
}
