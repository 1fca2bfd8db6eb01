export type { SandpostClient } from '../client/client.ts'
export type { Endpoint, InboxAccess } from '../client/endpoints.ts'
export { type ConnectOptions, connect } from './connect.ts'
export type { Criteria, Feature } from './criteria.ts'
export type { Duration } from './duration.ts'
export { failedWait, MailNeverCame } from './failed-wait.ts'
export { Inbox, type WaitOptions, type WatchOptions } from './inbox.ts'
export { type BrowserPage, Mail } from './mail.ts'
export type {
  LinkKind,
  MailAddress,
  MailAttachment,
  MailCode,
  MailEnvelope,
  MailFields,
  MailHeader,
  MailLink,
} from './mail-fields.ts'
export { type LinkChoice, NotOne } from './only-one.ts'
export type { Pattern } from './pattern.ts'
export { type InboxDefaults, type InboxOptions, MailSandbox } from './sandbox.ts'
export { type StartOptions, startSandbox } from './start.ts'
export { UnassertedMail, UnwantedMail } from './unwanted-mail.ts'
export type { MailElsewhere, NearMiss, SessionSeen, WaitReport } from './wait-report.ts'
