import type { App, RouteParts } from './app-types.ts'
import { attachmentRoutes } from './routes/attachments.ts'
import { checkRoutes } from './routes/checks.ts'
import { codeRoutes } from './routes/code.ts'
import { eventRoutes } from './routes/events.ts'
import { expectRoutes } from './routes/expect.ts'
import { findingRoutes } from './routes/findings.ts'
import { frameRoutes } from './routes/frames.ts'
import { healthRoutes } from './routes/health.ts'
import { inboxRoutes } from './routes/inboxes.ts'
import { linkRoutes } from './routes/link.ts'
import { loginRoutes } from './routes/login.ts'
import { markRoutes } from './routes/mark.ts'
import { messageRoutes } from './routes/message.ts'
import { messagesRoutes } from './routes/messages.ts'
import { metricsRoutes } from './routes/metrics.ts'
import { pageRoutes } from './routes/page.ts'
import { partRoutes } from './routes/parts.ts'
import { rawRoutes } from './routes/raw.ts'
import { sendRoutes } from './routes/send.ts'
import { serverRoutes } from './routes/server.ts'
import { sessionRoutes } from './routes/sessions.ts'
import { settledRoutes } from './routes/settled.ts'
import { unaskedRoutes } from './routes/unasked.ts'
import { viewRoutes } from './routes/views.ts'
import { waitRoutes } from './routes/wait.ts'

/** Adds one resource's routes. Each runs in a scope of its own: its hooks and parsers are nobody else's. */
type Plugin = (app: App, parts: RouteParts) => void | Promise<void>

const PLUGINS: readonly Plugin[] = [
  serverRoutes,
  inboxRoutes,
  messagesRoutes,
  messageRoutes,
  viewRoutes,
  checkRoutes,
  findingRoutes,
  rawRoutes,
  partRoutes,
  attachmentRoutes,
  frameRoutes,
  sendRoutes,
  waitRoutes,
  markRoutes,
  settledRoutes,
  codeRoutes,
  linkRoutes,
  expectRoutes,
  unaskedRoutes,
  eventRoutes,
  sessionRoutes,
  loginRoutes,
  healthRoutes,
  metricsRoutes,
  pageRoutes,
]

export async function addRoutes(app: App, parts: RouteParts): Promise<void> {
  for (const plugin of PLUGINS) await app.register(async (scope) => plugin(scope, parts))
}
