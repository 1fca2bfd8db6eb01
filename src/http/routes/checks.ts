import { Type } from 'typebox'
import type { CheckReport } from '../../mail/checks/run.ts'
import { CHECKS, type CheckId } from '../../mail/checks/table.ts'
import type { App, RouteParts } from '../app-types.ts'
import { MessageChecks } from '../contract/checks.ts'
import { MessageId } from '../contract/fields.ts'
import { ProblemAnswer } from '../contract/problem.ts'
import { checked } from '../understand.ts'

const params = Type.Object({ id: MessageId })

/** What should be mended in a message before people get it. */
export function checkRoutes(app: App, parts: RouteParts): void {
  app.get(
    '/v1/messages/:id/checks',
    {
      schema: {
        params,
        tags: ['messages'],
        summary: 'What should be mended in the message before people get it.',
        description:
          'Computed from the message alone, without network. docs/checks.md says what each looks for and why.',
        response: { 200: MessageChecks, 404: ProblemAnswer, 422: ProblemAnswer },
      },
    },
    async (request) => checksShape(await checked(parts, await parts.store.messages.get(request.params.id))),
  )
}

const TITLES = new Map<CheckId, string>(CHECKS.map(({ id, title }) => [id, title]))

function checksShape({ findings, passed, idle, remarks }: CheckReport): MessageChecks {
  const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length
  const named = (ids: readonly CheckId[]) => ids.map((id) => ({ id, title: TITLES.get(id) ?? id }))
  return {
    problems: count('problem'),
    warnings: count('warning'),
    hints: count('hint'),
    findings: findings.map(({ figures, places, ...finding }) => ({
      ...finding,
      figures: { ...figures },
      places: places.map((place) => ({ ...place })),
    })),
    passed: named(passed),
    notApplicable: named(idle),
    remarks: [...remarks],
  }
}
