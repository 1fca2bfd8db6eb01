import { hostInUrl, inDouble } from './quoting.ts'
import { lines, type Recipe, sending } from './recipe.ts'

export const COMPILED: readonly Recipe[] = [
  sending({
    id: 'go',
    name: 'Go net/smtp',
    group: 'compiled',
    write: ({ smtp, user, password }) => {
      const at = inDouble(`${hostInUrl(smtp.host)}:${smtp.port}`)
      const auth =
        user === null
          ? 'nil'
          : `smtp.PlainAuth("", ${inDouble(user)}, ${inDouble(password)}, ${inDouble(smtp.host)})`
      return lines(
        'message := []byte("From: app@example.test\\r\\nTo: you@example.test\\r\\n" +',
        '\t"Subject: Hello\\r\\n\\r\\nIt works.\\r\\n")',
        `err := smtp.SendMail(${at}, ${auth},`,
        '\t"app@example.test", []string{"you@example.test"}, message)',
      )
    },
  }),
  sending({
    id: 'spring',
    name: 'Spring Boot',
    group: 'compiled',
    file: 'application.properties',
    write: ({ smtp, user, password, implicit }) =>
      lines(
        `spring.mail.host=${smtp.host}`,
        `spring.mail.port=${smtp.port}`,
        user !== null && `spring.mail.username=${inProperties(user)}`,
        user !== null && `spring.mail.password=${inProperties(password)}`,
        user !== null && 'spring.mail.properties.mail.smtp.auth=true',
        implicit && 'spring.mail.properties.mail.smtp.ssl.enable=true',
        implicit && 'spring.mail.properties.mail.smtp.ssl.trust=*',
      ),
  }),
  sending({
    id: 'jakarta',
    name: 'Jakarta Mail',
    group: 'compiled',
    write: ({ smtp, user, password, implicit }) =>
      lines(
        'Properties settings = new Properties();',
        `settings.put("mail.smtp.host", ${inDouble(smtp.host)});`,
        `settings.put("mail.smtp.port", "${smtp.port}");`,
        implicit && 'settings.put("mail.smtp.ssl.enable", "true");',
        implicit && 'settings.put("mail.smtp.ssl.trust", "*");',
        'MimeMessage message = new MimeMessage(Session.getInstance(settings));',
        'message.setFrom("app@example.test");',
        'message.setRecipients(Message.RecipientType.TO, "you@example.test");',
        'message.setSubject("Hello");',
        'message.setText("It works.");',
        user === null
          ? 'Transport.send(message);'
          : `Transport.send(message, ${inDouble(user)}, ${inDouble(password)});`,
      ),
  }),
  sending({
    id: 'mailkit',
    name: '.NET MailKit',
    group: 'compiled',
    write: ({ smtp, user, password, implicit }) =>
      lines(
        'var message = new MimeMessage();',
        'message.From.Add(MailboxAddress.Parse("app@example.test"));',
        'message.To.Add(MailboxAddress.Parse("you@example.test"));',
        'message.Subject = "Hello";',
        'message.Body = new TextPart("plain") { Text = "It works." };',
        '',
        'using var client = new SmtpClient();',
        implicit && 'client.ServerCertificateValidationCallback = (_, _, _, _) => true;',
        `await client.ConnectAsync(${inDouble(smtp.host)}, ${smtp.port}, SecureSocketOptions.${implicit ? 'SslOnConnect' : 'None'});`,
        user !== null && `await client.AuthenticateAsync(${inDouble(user)}, ${inDouble(password)});`,
        'await client.SendAsync(message);',
        'await client.DisconnectAsync(true);',
      ),
  }),
  sending({
    id: 'swoosh',
    name: 'Phoenix Swoosh',
    group: 'compiled',
    file: 'config/dev.exs',
    write: ({ smtp, user, password, implicit }) =>
      lines(
        'config :my_app, MyApp.Mailer,',
        '  adapter: Swoosh.Adapters.SMTP,',
        `  relay: ${inElixir(smtp.host)},`,
        user !== null && `  username: ${inElixir(user)},`,
        user !== null && `  password: ${inElixir(password)},`,
        user === null && '  auth: :never,',
        implicit && '  ssl: true,',
        '  tls: :never,',
        `  port: ${smtp.port}`,
      ),
  }),
]

/** A value of a .properties file (java.util.Properties): only backslashes and leading spaces mean something else. */
function inProperties(text: string): string {
  return text.replace(/\\/g, '\\\\').replace(/^ /, '\\ ')
}

/** As in double quotes, and `#{` begins no code. */
function inElixir(text: string): string {
  return inDouble(text).replaceAll('#{', '\\#{')
}
