import { type Command, Option } from 'commander'
import type { ExportFlags } from './export.ts'
import type { ImportFlags } from './import.ts'
import { addServerFlags } from './server-options.ts'

/** `sandpost import PATH…`. */
export function addImport(program: Command): void {
  const command = program
    .command('import')
    .description(
      'Takes messages from files into an inbox: *.eml, mbox files, folders and Maildirs at any depth.',
    )
    .argument(
      '<PATH...>',
      'Files and folders. An .eml is kept byte for byte, lines of an mbox get CRLF ends.',
    )
    .option('--inbox <NAME>', 'The inbox.', 'default')
    .addOption(
      new Option('--mbox <QUOTING>', 'How the mbox files quote lines that begin with "From ".')
        .choices(['mboxrd', 'mboxo'])
        .default('mboxrd'),
    )
  addServerFlags(command).action(async (paths: readonly string[], flags: ImportFlags) => {
    const { importMail } = await import('./import.ts')
    await importMail(paths, flags)
  })
}

/** `sandpost export`. */
export function addExport(program: Command): void {
  const command = program
    .command('export')
    .description('Writes messages to files, oldest first.')
    .requiredOption(
      '-o, --output <PATH>',
      'The folder for eml, the file for mbox (- is standard output). Nothing is overwritten.',
    )
    .addOption(
      new Option('--format <FORMAT>', 'One file a message, byte for byte, or one mbox file (mboxrd).')
        .choices(['eml', 'mbox'])
        .default('eml'),
    )
    .option('--inbox <NAME>', 'Only this inbox.')
    .option('--query <QUERY>', 'Only what this search finds: from:shop is:unread')
  addServerFlags(command).action(async (flags: ExportFlags) => {
    const { exportMail } = await import('./export.ts')
    await exportMail(flags)
  })
}
