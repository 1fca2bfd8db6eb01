import { inSingle } from './quoting.ts'
import { lines, type Recipe, type Sender, sending } from './recipe.ts'

export const JAVASCRIPT: readonly Recipe[] = [
  sending({
    id: 'nodemailer',
    name: 'Nodemailer',
    group: 'javascript',
    write: (sender) =>
      lines(
        "import nodemailer from 'nodemailer'",
        '',
        transport(sender),
        '',
        'await mailer.sendMail({',
        ...mail('  '),
        '})',
      ),
  }),
  sending({
    id: 'express',
    name: 'Express',
    group: 'javascript',
    write: (sender) =>
      lines(
        "import express from 'express'",
        "import nodemailer from 'nodemailer'",
        '',
        transport(sender),
        'const app = express()',
        '',
        "app.post('/welcome', async (request, response) => {",
        '  await mailer.sendMail({',
        ...mail('    '),
        '  })',
        '  response.sendStatus(202)',
        '})',
        'app.listen(3000)',
      ),
  }),
  sending({
    id: 'nextjs',
    name: 'Next.js',
    group: 'javascript',
    file: 'app/api/welcome/route.ts',
    write: (sender) =>
      lines(
        "import nodemailer from 'nodemailer'",
        '',
        transport(sender),
        '',
        'export async function POST() {',
        '  await mailer.sendMail({',
        ...mail('    '),
        '  })',
        '  return Response.json({ sent: true })',
        '}',
      ),
  }),
]

function transport({ smtp, user, password, implicit }: Sender): string {
  const selfSigned = smtp.tls !== 'off'
  return lines(
    'const mailer = nodemailer.createTransport({',
    `  host: ${inSingle(smtp.host)},`,
    `  port: ${smtp.port},`,
    implicit && '  secure: true,',
    user !== null && `  auth: { user: ${inSingle(user)}, pass: ${inSingle(password)} },`,
    selfSigned && '  tls: { rejectUnauthorized: false }, // a certificate of its own',
    '})',
  )
}

function mail(indent: string): readonly string[] {
  return [
    "from: 'app@example.test',",
    "to: 'you@example.test',",
    "subject: 'Hello',",
    "text: 'It works.',",
  ].map((line) => indent + line)
}
