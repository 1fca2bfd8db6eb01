import { hostInUrl, inSingle, inUrl } from './quoting.ts'
import { lines, type Recipe, type Sender, sending } from './recipe.ts'

export const PHP: readonly Recipe[] = [
  sending({
    id: 'laravel',
    name: 'Laravel',
    group: 'php',
    file: '.env',
    write: ({ smtp, user, password, implicit }) =>
      lines(
        'MAIL_MAILER=smtp',
        `MAIL_SCHEME=${implicit ? 'smtps' : 'smtp'}`,
        `MAIL_HOST=${smtp.host}`,
        `MAIL_PORT=${smtp.port}`,
        user !== null && `MAIL_USERNAME=${quotedInDotenv(user)}`,
        user !== null && `MAIL_PASSWORD=${quotedInDotenv(password)}`,
        'MAIL_FROM_ADDRESS=app@example.test',
      ),
  }),
  sending({
    id: 'symfony',
    name: 'Symfony Mailer',
    group: 'php',
    file: '.env',
    write: (sender) => `MAILER_DSN=${dsn(sender)}`,
  }),
  sending({
    id: 'phpmailer',
    name: 'PHPMailer',
    group: 'php',
    write: (sender) =>
      lines(
        'use PHPMailer\\PHPMailer\\PHPMailer;',
        '',
        '$mail = new PHPMailer(true);',
        ...phpMailer(sender),
        "$mail->setFrom('app@example.test');",
        "$mail->addAddress('you@example.test');",
        "$mail->Subject = 'Hello';",
        "$mail->Body = 'It works.';",
        '$mail->send();',
      ),
  }),
  sending({
    id: 'wordpress',
    name: 'WordPress',
    group: 'php',
    file: 'wp-content/mu-plugins/sandpost.php',
    write: (sender) =>
      lines(
        '<?php',
        "add_action('phpmailer_init', function ($mail) {",
        ...phpMailer(sender).map((line) => `    ${line}`),
        '});',
      ),
  }),
]

function phpMailer({ smtp, user, password, implicit }: Sender): readonly string[] {
  return [
    '$mail->isSMTP();',
    `$mail->Host = ${inSingle(smtp.host)};`,
    `$mail->Port = ${smtp.port};`,
    ...(user === null
      ? ['$mail->SMTPAuth = false;']
      : [
          '$mail->SMTPAuth = true;',
          `$mail->Username = ${inSingle(user)};`,
          `$mail->Password = ${inSingle(password)};`,
        ]),
    implicit ? "$mail->SMTPSecure = 'ssl';" : '$mail->SMTPAutoTLS = false;',
  ]
}

function dsn({ smtp, user, password, implicit }: Sender): string {
  const login = user === null ? '' : `${inUrl(user)}:${inUrl(password)}@`
  const check = smtp.tls === 'off' ? '' : '?verify_peer=0'
  return `${implicit ? 'smtps' : 'smtp'}://${login}${hostInUrl(smtp.host)}:${smtp.port}${check}`
}

function quotedInDotenv(text: string): string {
  return /^[\w.@+-]+$/.test(text) ? text : `"${text.replace(/[\\"$]/g, '\\$&')}"`
}
