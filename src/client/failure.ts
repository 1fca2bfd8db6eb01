import { correspondents } from '../http/contract/correspondents.ts'
import type { NotOneCode, NotOneLink } from '../http/contract/only-one.ts'
import type { Problem, ProblemAnswer } from '../http/contract/problem.ts'
import type { MessageSummary } from '../http/contract/summary.ts'
import type { NearMiss, WaitTimedOut } from '../http/contract/wait.ts'

/** The server refused, in its own words: what was wrong and what to do. */
export class ServerRefusal extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(`${problem.message} ${problem.todo} (${problem.status} ${problem.code})`)
    this.name = 'ServerRefusal'
    this.problem = problem
  }
}

/** Too few messages matched in time. The message lists those that came and what they failed. */
export class WaitTimeout extends Error {
  readonly answer: WaitTimedOut

  constructor(answer: WaitTimedOut) {
    super(
      [
        answer.error.message,
        ...wantedOf(answer),
        ...heardOf(answer),
        ...elsewhereOf(answer),
        ...sessionsOf(answer),
      ].join('\n'),
    )
    this.name = 'WaitTimeout'
    this.answer = answer
  }
}

/** More or less than one code or link fits. The message lists the candidates. */
export class NotOne extends Error {
  readonly answer: NotOneCode | NotOneLink

  constructor(answer: NotOneCode | NotOneLink) {
    const lines = answer.candidates.map((candidate) => {
      const { subject } = candidate.message
      const what =
        'url' in candidate
          ? `${candidate.url} (${candidate.kind}) ${JSON.stringify(candidate.text)}`
          : `${candidate.value} in ${JSON.stringify(candidate.line)}`
      return `  ${what}, of ${JSON.stringify(subject)}`
    })
    super([answer.error.message, ...lines].join('\n'))
    this.name = 'NotOne'
    this.answer = answer
  }
}

function wantedOf({ criteria }: WaitTimedOut): string[] {
  const wanted = Object.entries(criteria).map(
    ([name, value]) =>
      `${name} ${[value]
        .flat()
        .map((one) => JSON.stringify(one))
        .join(', ')}`,
  )
  return wanted.length === 0 ? [] : [`Wanted: ${wanted.join('; ')}`]
}

function heardOf({ nearMisses }: WaitTimedOut): string[] {
  if (nearMisses.length === 0) return ['No other message came either.']
  return ['These came:', ...nearMisses.map(missLine)]
}

function missLine({ message, why }: NearMiss): string {
  return `  ${messageLine(message)}: ${why.join('; ')}`
}

function elsewhereOf({ elsewhere }: WaitTimedOut): string[] {
  if (elsewhere.length === 0) return []
  const lines = elsewhere.map(({ inbox, routedBy, message, unmatched }) => {
    const fit = unmatched.length === 0 ? 'it matches' : `failed ${unmatched.join(', ')}`
    const rule = routedBy === null ? '' : ` by ${routedBy.rule} ${routedBy.detail}`.trimEnd()
    return `  in "${inbox}"${rule}: ${messageLine(message)}: ${fit}`
  })
  return ['These came to other inboxes:', ...lines]
}

function sessionsOf({ sessions }: WaitTimedOut): string[] {
  return sessions.flatMap(({ protocol, id, failure, ending, lastLines }) => [
    `The ${protocol.toUpperCase()} session ${id} ${failure === null ? '' : `failed (${failure}), `}${ending ?? 'is open'}:`,
    ...lastLines.map((line) => `  ${line}`),
  ])
}

function messageLine(message: MessageSummary): string {
  return `"${message.subject}"${correspondents(message)}`
}

/** What an answer of status 400 or above throws; one that is not the server's own shape is told as it is. */
export async function failureOf(response: Response): Promise<Error> {
  const text = await response.text()
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    return new Error(`The server answered ${response.status}, and not as Sandpost does.`)
  }
  if (isTimedOut(body)) return new WaitTimeout(body)
  if (isNotOne(body)) return new NotOne(body)
  if (isProblem(body)) return new ServerRefusal(body.error)
  return new Error(`The server answered ${response.status}, and not as Sandpost does.`)
}

function isProblem(body: unknown): body is ProblemAnswer {
  const { error } = (body ?? {}) as { error?: { code?: unknown; message?: unknown } }
  return typeof error?.code === 'string' && typeof error.message === 'string'
}

function isTimedOut(body: unknown): body is WaitTimedOut {
  return isProblem(body) && body.error.code === 'wait-timed-out' && 'nearMisses' in body
}

function isNotOne(body: unknown): body is NotOneCode | NotOneLink {
  return isProblem(body) && body.error.code === 'not-one' && 'candidates' in body
}
