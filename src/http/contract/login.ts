import { type Static, Type } from 'typebox'

/** Whether the page needs a login, and has one. */
export type Login = Static<typeof Login>
export const Login = Type.Object(
  {
    required: Type.Boolean({ description: 'Whether `--http-token` is set.' }),
    open: Type.Boolean({ description: 'Whether this client may read.' }),
    csrf: Type.Union([Type.String(), Type.Null()], {
      description: 'Send it as `X-CSRF-Token` with every change made under the login cookie.',
    }),
  },
  { title: 'Login' },
)

export type LoginAttempt = Static<typeof LoginAttempt>
export const LoginAttempt = Type.Object(
  { token: Type.String({ maxLength: 4096, description: 'What `--http-token` was set to.' }) },
  { additionalProperties: false },
)
