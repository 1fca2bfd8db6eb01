import { writeFile } from 'node:fs/promises'
import { createClient, type SandpostClient } from '../client/client.ts'
import { BadOption } from '../config/bad-option.ts'
import { httpUrl } from '../sandbox/endpoints.ts'
import { asked, askingFailure } from './asked.ts'
import { CommandFailure } from './exit.ts'
import { junitOf } from './junit.ts'
import { scopeOf } from './oldest-first.ts'
import { reportPage } from './report-page.ts'
import { type RunReport, reportOf } from './run-report.ts'
import type { ServerFlags } from './server-options.ts'
import { start } from './start.ts'
import { readingOfStore } from './store-file.ts'

export interface ReportFlags extends ServerFlags {
  readonly junit?: string
  readonly html?: string
  readonly json?: string
  readonly inbox?: string
  readonly query?: string
}

const WRITERS = {
  junit: junitOf,
  html: reportPage,
  json: (report: RunReport) => `${JSON.stringify(report, null, 2)}\n`,
} as const

/** Writes each form that was asked for. @throws BadOption, CommandFailure */
export async function report(file: string | undefined, flags: ReportFlags): Promise<void> {
  const wanted = (['junit', 'html', 'json'] as const).flatMap((form) => {
    const path = flags[form]
    return path === undefined ? [] : [{ form, path }]
  })
  if (wanted.length === 0)
    throw new BadOption(
      'junit',
      'report: say in which form, and where: --junit PATH, --html PATH or --json PATH.',
    )
  const facts = await gathered(file, flags)
  for (const { form, path } of wanted) await write(path, WRITERS[form](facts))
}

async function gathered(file: string | undefined, flags: ReportFlags): Promise<RunReport> {
  const ask = (client: SandpostClient) => reportOf(client, scopeOf(flags))
  if (file === undefined) return asked({ ...flags, json: false }, ask)
  const sandbox = await start(readingOfStore(file))
  const url = httpUrl(sandbox)
  try {
    return await ask(createClient({ url })).catch((error: unknown) => {
      throw askingFailure(error, url)
    })
  } finally {
    await sandbox.close()
  }
}

async function write(path: string, text: string): Promise<void> {
  if (path === '-') {
    process.stdout.write(text)
    return
  }
  await writeFile(path, text).catch((error: NodeJS.ErrnoException) => {
    throw new CommandFailure(
      `report: ${path} cannot be written (${error.code ?? error.message}).`,
      undefined,
      {
        cause: error,
      },
    )
  })
}
