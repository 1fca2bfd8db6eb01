/** Where the app is to send its mail, and as whom. */
export interface Submission {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
}

type Variables = Readonly<Record<string, string>>

/** The variables by which an app of each kind is told its mail server, as its documents, or most templates, name them. */
const PRESETS = {
  nodemailer: ({ host, port, user, password }) => ({
    SMTP_HOST: host,
    SMTP_PORT: `${port}`,
    SMTP_SECURE: 'false',
    SMTP_USER: user,
    SMTP_PASS: password,
  }),
  laravel: ({ host, port, user, password }) => ({
    MAIL_MAILER: 'smtp',
    MAIL_SCHEME: 'smtp',
    MAIL_HOST: host,
    MAIL_PORT: `${port}`,
    MAIL_USERNAME: user,
    MAIL_PASSWORD: password,
    // Laravel up to 10: no TLS.
    MAIL_ENCRYPTION: 'null',
  }),
  symfony: (to) => ({ MAILER_DSN: smtpUrl(to) }),
  rails: ({ host, port, user, password }) => ({
    SMTP_ADDRESS: host,
    SMTP_PORT: `${port}`,
    SMTP_USERNAME: user,
    SMTP_PASSWORD: password,
  }),
  django: (to) => ({
    EMAIL_BACKEND: 'django.core.mail.backends.smtp.EmailBackend',
    EMAIL_URL: smtpUrl(to),
    EMAIL_HOST: to.host,
    EMAIL_PORT: `${to.port}`,
    EMAIL_HOST_USER: to.user,
    EMAIL_HOST_PASSWORD: to.password,
    EMAIL_USE_TLS: 'False',
    EMAIL_USE_SSL: 'False',
  }),
  spring: ({ host, port, user, password }) => ({
    SPRING_MAIL_HOST: host,
    SPRING_MAIL_PORT: `${port}`,
    SPRING_MAIL_USERNAME: user,
    SPRING_MAIL_PASSWORD: password,
    SPRING_MAIL_PROPERTIES_MAIL_SMTP_AUTH: 'true',
    SPRING_MAIL_PROPERTIES_MAIL_SMTP_STARTTLS_ENABLE: 'false',
  }),
  phoenix: ({ host, port, user, password }) => ({
    SMTP_RELAY: host,
    SMTP_HOST: host,
    SMTP_PORT: `${port}`,
    SMTP_USERNAME: user,
    SMTP_PASSWORD: password,
  }),
  go: ({ host, port, user, password }) => ({
    SMTP_ADDR: `${host}:${port}`,
    SMTP_HOST: host,
    SMTP_PORT: `${port}`,
    SMTP_USERNAME: user,
    SMTP_PASSWORD: password,
  }),
  dotnet: ({ host, port, user, password }) => ({
    Smtp__Host: host,
    Smtp__Port: `${port}`,
    Smtp__Username: user,
    Smtp__Password: password,
    Smtp__EnableSsl: 'false',
  }),
} as const satisfies Record<string, (to: Submission) => Variables>

export type PresetName = keyof typeof PRESETS

export const PRESET_NAMES = Object.keys(PRESETS) as readonly PresetName[]

/** Variables of these presets, and `SMTP_URL`, which every preset has. */
export function presetVariables(names: readonly PresetName[], to: Submission): Variables {
  return Object.assign({ SMTP_URL: smtpUrl(to) }, ...names.map((name) => PRESETS[name](to)))
}

/** `smtp://user:password@host:port`. */
function smtpUrl({ host, port, user, password }: Submission): string {
  const authority = host.includes(':') ? `[${host}]` : host
  return `smtp://${encodeURIComponent(user)}:${encodeURIComponent(password)}@${authority}:${port}`
}
