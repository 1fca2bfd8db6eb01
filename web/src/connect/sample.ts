const HTML = `<!doctype html>
<html lang="en">
<body style="margin:0;background:#f3ede1;font-family:system-ui,sans-serif;color:#26221c">
<div style="display:none">Your order 1042 is on its way and will be there on Friday.</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="520" cellpadding="0" cellspacing="0" style="max-width:520px;background:#fff;border-radius:12px">
<tr><td style="padding:32px">
<h1 style="margin:0 0 12px;font-size:24px">Your order is on its way</h1>
<p style="line-height:1.6">Hello Ada, we packed <strong>order 1042</strong> this morning. It will be there on Friday.</p>
<p style="margin:28px 0"><a href="https://shop.example.test/orders/1042" style="background:#0f5f63;color:#fff;padding:12px 20px;border-radius:8px;text-decoration:none">Follow the parcel</a></p>
<p style="font-size:13px;color:#655c4f">You get this mail because you ordered at shop.example.test.</p>
</td></tr></table></td></tr></table>
</body>
</html>
`

const TEXT = `Your order is on its way

Hello Ada, we packed order 1042 this morning. It will be there on Friday.

Follow the parcel: https://shop.example.test/orders/1042

You get this mail because you ordered at shop.example.test.
`

/** What an app might send, to be looked at from every side. As `POST /v1/inboxes/{inbox}/messages` takes it. */
export const SAMPLE = {
  from: 'Example Shop <orders@shop.example.test>',
  to: 'Ada Lovelace <ada@example.test>',
  bcc: 'archive@shop.example.test',
  subject: 'Your order 1042 is on its way',
  text: TEXT,
  html: HTML,
  attachments: [
    { name: 'order-1042.csv', type: 'text/csv', content: btoa('item,count\nTeapot,1\nCups,4\n') },
  ],
}
