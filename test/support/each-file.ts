import { afterAll } from 'vitest'
import { endFile } from './end-of-file.ts'

// Files share a process and its modules: what is to happen in every file is said here, not at the top of a module.
afterAll(endFile)
