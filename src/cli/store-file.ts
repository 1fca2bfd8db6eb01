import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { quoted } from '../config/quoted.ts'
import { type Reading, readSettings } from '../config/settings.ts'
import { CommandFailure, EXIT } from './exit.ts'

/**
 * Settings to show a store and take no mail.
 * @param port of the page and REST, on 127.0.0.1
 * @throws CommandFailure when there is no such file: a server would make one, and who wants to look has mistyped its name
 */
export function readingOfStore(file: string, port = '0'): Reading {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true)
    throw new CommandFailure(`there is no file ${quoted(file)}.`, EXIT.refused)
  const off = ['smtp', 'pop3', 'imap'].map((name) => `--${name}-listen=off`)
  const argv = [`--store=sqlite:${resolve(file)}`, `--http-listen=127.0.0.1:${port}`, ...off]
  return readSettings({ argv, env: {} })
}
