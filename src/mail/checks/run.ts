import { asBuffer } from '../charset.ts'
import { Warnings } from '../warnings.ts'
import type { Check, Severity } from './check.ts'
import { type Arrival, checkedMail } from './checked-mail.ts'
import type { Place } from './places.ts'
import { CHECKS, type CheckId } from './table.ts'

/** One thing that should be mended. Texts are English. */
export interface Finding {
  readonly id: CheckId
  readonly severity: Severity
  readonly title: string
  readonly message: string
  readonly todo: string
  /** Which of the ways in which it can be; `null` where there is one only. */
  readonly reason: string | null
  readonly figures: Readonly<Record<string, number>>
  /** How many places there are; 0 where the whole message is meant. */
  readonly total: number
  /** The first of them. */
  readonly places: readonly Place[]
}

/** What the checks say of one message. Every check is in one of the three lists. */
export interface CheckReport {
  /** The gravest first, else in the order of the table. */
  readonly findings: readonly Finding[]
  readonly passed: readonly CheckId[]
  /** Checks of what the message does not have. */
  readonly idle: readonly CheckId[]
  /** Which limits stopped the reading, in words: what lies beyond was not checked. */
  readonly remarks: readonly string[]
}

const GRAVITY: Readonly<Record<Severity, number>> = { problem: 0, warning: 1, hint: 2 }

/** Runs every check on a message. Pure, total for any octets; its work grows with their number and is bounded. */
export function checkMessage(octets: Uint8Array, arrival: Arrival): CheckReport {
  const warnings = new Warnings()
  const mail = checkedMail(asBuffer(octets), arrival, warnings.add)
  const looks = CHECKS.map((check: Check<CheckId>) => ({ check, look: check.look(mail) }))
  const named = (wanted: null | 'idle') =>
    looks.filter(({ look }) => look === wanted).map(({ check }) => check.id)
  const findings = looks.flatMap(({ check, look }): Finding[] => {
    if (look === null || look === 'idle') return []
    const { message, reason = null, figures = {}, places } = look
    const { id, severity, title, todo } = check
    const where = { total: places?.total ?? 0, places: places?.first ?? [] }
    return [{ id, severity, title, message, todo, reason, figures, ...where }]
  })
  return {
    findings: findings.sort((one, other) => GRAVITY[one.severity] - GRAVITY[other.severity]),
    passed: named(null),
    idle: named('idle'),
    remarks: warnings.list(),
  }
}
