import { Type } from 'typebox'
import { cookieName } from '../access.ts'
import type { App, RouteParts } from '../app-types.ts'
import { Login, LoginAttempt } from '../contract/login.ts'
import { ProblemAnswer } from '../contract/problem.ts'
import { clientAddress } from '../gate.ts'
import { cookieOf } from '../page-logins.ts'

/** The page trades the token for a cookie that scripts cannot read, so that it keeps the token nowhere. */
export function loginRoutes(app: App, { settings, logins, access }: RouteParts): void {
  const required = settings.token !== undefined
  const tags = ['login']

  app.get(
    '/v1/login',
    { config: { gate: 'open' }, schema: { tags, summary: "The page's login.", response: { 200: Login } } },
    async ({ login }) => ({ required, open: !required || login !== null, csrf: login?.csrf ?? null }),
  )

  app.post(
    '/v1/login',
    {
      config: { gate: 'open' },
      schema: {
        body: LoginAttempt,
        tags,
        summary: 'Trades the token for a login cookie.',
        response: { 200: Login, 401: ProblemAnswer, 429: ProblemAnswer },
      },
    },
    async (request, reply) => {
      if (!required) return { required, open: true, csrf: null }
      access.attempt(request.body.token, clientAddress(request))
      const { cookie, login } = logins.open()
      const secure = request.protocol === 'https' ? '; Secure' : ''
      reply.header(
        'set-cookie',
        `${cookieName(request)}=${cookie}; Path=/; HttpOnly; SameSite=Strict${secure}`,
      )
      return { required, open: true, csrf: login.csrf }
    },
  )

  app.delete(
    '/v1/login',
    {
      config: { gate: 'open' },
      schema: { tags, summary: 'Ends the login.', response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      const name = cookieName(request)
      const cookie = cookieOf(request.headers.cookie, name)
      if (cookie !== undefined) logins.close(cookie)
      reply.header('set-cookie', `${name}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0`)
      return reply.code(204).send(null)
    },
  )
}
