#!/usr/bin/env node
import { runProgram } from './cli/program.ts'

/** How long what is still open (a thread that hangs) may hold the end up, in milliseconds. */
const PATIENCE = 2000

process.exitCode = await runProgram(process.argv)
setTimeout(() => process.exit(), PATIENCE).unref()
