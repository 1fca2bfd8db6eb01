import MailComposer from 'nodemailer/lib/mail-composer'
import { lanternPicture } from './lantern-picture.ts'

interface SampleFields {
  readonly from: string
  readonly to: readonly string[]
  readonly subject?: string
}

/** A message as a shop would send it: text and HTML, a picture inside, a file attached. */
export async function sampleMessage({ from, to, subject }: SampleFields): Promise<Buffer> {
  return new MailComposer({
    from: { name: 'The Paper Lantern', address: from },
    to: [...to],
    subject: subject ?? 'Your order 10427 is on its way — thank you, Zoë!',
    headers: { 'X-Campaign': 'order-shipped' },
    text: TEXT,
    html: HTML,
    attachments: [
      {
        filename: 'lantern.png',
        cid: 'lantern@example.test',
        content: lanternPicture(),
        contentType: 'image/png',
      },
      { filename: 'invoice 10427.csv', content: INVOICE, contentType: 'text/csv' },
    ],
  })
    .compile()
    .build()
}

const TEXT = `Hello Zoë,

your lanterns left our workshop this morning.

  2 × Paper lantern "Aurora"   €24.80
  1 × Tea light holder          €4.20
  Shipping                      €4.90
  Total                        €33.90

Follow the parcel: https://shop.example.test/track/10427?token=9f2c
Your confirmation code is 481 516.

The Paper Lantern, 12 Canal Street
Not interested? https://shop.example.test/unsubscribe/zoe
`

const HTML = `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>Your order is on its way</title></head>
  <body style="margin:0;padding:24px;background:#faf6ee;font-family:Georgia,serif;color:#3d2b1f">
    <table role="presentation" width="560" align="center" style="background:#fff;border-radius:8px;padding:32px">
      <tr><td align="center"><img src="cid:lantern@example.test" width="96" height="96" alt="A red paper lantern"></td></tr>
      <tr><td>
        <h1 style="font-size:24px;color:#c0392b">Your order is on its way</h1>
        <p>Hello Zoë, your lanterns left our workshop this morning.</p>
        <table width="100%" cellpadding="6" style="border-collapse:collapse">
          <tr><td>2 × Paper lantern “Aurora”</td><td align="right">€24.80</td></tr>
          <tr><td>1 × Tea light holder</td><td align="right">€4.20</td></tr>
          <tr><td>Shipping</td><td align="right">€4.90</td></tr>
          <tr style="border-top:1px solid #e0d6c8"><td><b>Total</b></td><td align="right"><b>€33.90</b></td></tr>
        </table>
        <p style="margin:28px 0"><a href="https://shop.example.test/track/10427?token=9f2c"
          style="background:#c0392b;color:#fff;padding:12px 20px;border-radius:6px;text-decoration:none">Follow the parcel</a></p>
        <p>Your confirmation code is <b>481 516</b>.</p>
        <p style="font-size:12px;color:#8a7a6a">The Paper Lantern, 12 Canal Street ·
          <a href="https://shop.example.test/unsubscribe/zoe" style="color:#8a7a6a">unsubscribe</a></p>
      </td></tr>
    </table>
  </body>
</html>
`

const INVOICE = `item,quantity,price
"Paper lantern ""Aurora""",2,24.80
Tea light holder,1,4.20
Shipping,1,4.90
`
