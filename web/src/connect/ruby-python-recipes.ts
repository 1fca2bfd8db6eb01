import { inSingle } from './quoting.ts'
import { lines, type Recipe, type Sender, sending } from './recipe.ts'

export const RUBY: readonly Recipe[] = [
  sending({
    id: 'rails',
    name: 'Ruby on Rails',
    group: 'ruby',
    file: 'config/environments/development.rb',
    write: ({ smtp, user, password, implicit }) =>
      lines(
        'config.action_mailer.delivery_method = :smtp',
        'config.action_mailer.smtp_settings = {',
        `  address: ${inSingle(smtp.host)},`,
        user !== null && `  user_name: ${inSingle(user)},`,
        user !== null && `  password: ${inSingle(password)},`,
        user !== null && '  authentication: :plain,',
        implicit && '  tls: true,',
        smtp.tls !== 'off' && "  openssl_verify_mode: 'none',",
        `  port: ${smtp.port}`,
        '}',
      ),
  }),
]

export const PYTHON: readonly Recipe[] = [
  sending({
    id: 'django',
    name: 'Django',
    group: 'python',
    file: 'settings.py',
    write: ({ smtp, user, password, implicit }) =>
      lines(
        "EMAIL_BACKEND = 'django.core.mail.backends.smtp.EmailBackend'",
        `EMAIL_HOST = ${inSingle(smtp.host)}`,
        `EMAIL_PORT = ${smtp.port}`,
        user !== null && `EMAIL_HOST_USER = ${inSingle(user)}`,
        user !== null && `EMAIL_HOST_PASSWORD = ${inSingle(password)}`,
        implicit && 'EMAIL_USE_SSL = True',
      ),
  }),
  sending({
    id: 'flask',
    name: 'Flask-Mail',
    group: 'python',
    write: ({ smtp, user, password, implicit }) =>
      lines(
        'app.config.update(',
        `    MAIL_SERVER=${inSingle(smtp.host)},`,
        `    MAIL_PORT=${smtp.port},`,
        user !== null && `    MAIL_USERNAME=${inSingle(user)},`,
        user !== null && `    MAIL_PASSWORD=${inSingle(password)},`,
        implicit && '    MAIL_USE_SSL=True,',
        "    MAIL_DEFAULT_SENDER='app@example.test',",
        ')',
      ),
  }),
  sending({
    id: 'smtplib',
    name: 'Python smtplib',
    group: 'python',
    write: (sender) =>
      lines(
        'import smtplib',
        sender.implicit && 'import ssl',
        'from email.message import EmailMessage',
        '',
        'message = EmailMessage()',
        "message['From'] = 'app@example.test'",
        "message['To'] = 'you@example.test'",
        "message['Subject'] = 'Hello'",
        "message.set_content('It works.')",
        '',
        ...smtplib(sender),
      ),
  }),
]

function smtplib({ smtp, user, password, implicit }: Sender): readonly string[] {
  const at = `${inSingle(smtp.host)}, ${smtp.port}`
  return [
    implicit
      ? `with smtplib.SMTP_SSL(${at}, context=ssl._create_unverified_context()) as server:`
      : `with smtplib.SMTP(${at}) as server:`,
    ...(user === null ? [] : [`    server.login(${inSingle(user)}, ${inSingle(password)})`]),
    '    server.send_message(message)',
  ]
}
