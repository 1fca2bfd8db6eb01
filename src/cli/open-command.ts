import type { Command } from 'commander'
import { readingOfStore } from './store-file.ts'

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
      const reading = readingOfStore(file, port)
      const { serve } = await import('./serve.ts')
      end(await serve(reading))
    })
}
