export type { CheckFinding, CheckPlace, MessageChecks } from '../../../src/http/contract/checks.ts'
export type { Event } from '../../../src/http/contract/events.ts'
export type { Inbox, InboxChange, InboxCreate, InboxList } from '../../../src/http/contract/inboxes.ts'
export type { Login } from '../../../src/http/contract/login.ts'
export type {
  Attachment,
  Frame,
  FrameMode,
  MessageDetail,
  MessagePart,
} from '../../../src/http/contract/message.ts'
export type { Changed, MessageList } from '../../../src/http/contract/messages.ts'
export type { Problem } from '../../../src/http/contract/problem.ts'
export type { ServerInfo, ServerOption } from '../../../src/http/contract/server.ts'
export type {
  Session,
  SessionEvent,
  SessionList,
  SessionSummary,
  TranscriptLine,
} from '../../../src/http/contract/sessions.ts'
export type { Address, MessageSummary } from '../../../src/http/contract/summary.ts'
