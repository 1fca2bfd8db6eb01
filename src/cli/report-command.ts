import type { Command } from 'commander'
import type { ReportFlags } from './report.ts'
import { addServerFlags } from './server-options.ts'

/** `sandpost report [FILE]`. */
export function addReport(program: Command): void {
  const command = program
    .command('report')
    .description('Writes what was sent, what should be mended in it, and which connections failed.')
    .argument('[FILE]', 'A store, such as one that sandpost exec --save kept. [default: the running server]')
    .option('--junit <PATH>', 'As JUnit XML, for CI; - is standard output.')
    .option('--html <PATH>', 'As one HTML page; - is standard output.')
    .option('--json <PATH>', 'As JSON; - is standard output.')
    .option('--inbox <NAME>', 'Of that inbox alone.')
    .option('--query <SEARCH>', 'Of messages that match, as the search of the page has it.')
  addServerFlags(command).action(async (file: string | undefined, flags: ReportFlags) => {
    const { report } = await import('./report.ts')
    await report(file, flags)
  })
}
