import type { Problem, ProblemAnswer } from '../http/contract/problem.ts'
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
    const misses = answer.nearMisses.map(missLine)
    const heard = misses.length === 0 ? ['No other message came either.'] : ['These came:', ...misses]
    super([answer.error.message, ...heard].join('\n'))
    this.name = 'WaitTimeout'
    this.answer = answer
  }
}

function missLine({ message, unmatched }: NearMiss): string {
  const from = message.from.map(({ address }) => address).join(', ')
  const to = message.to.map(({ address }) => address).join(', ')
  return `  "${message.subject}" from ${from} to ${to}: failed ${unmatched.join(', ')}`
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
