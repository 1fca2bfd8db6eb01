// Mail as a small shop's app would send it: what the picture of the page shows.

const RECEIPT = `<!doctype html>
<html lang="en"><body style="margin:0;background:#f4efe6;font-family:Georgia,'Noto Serif','DejaVu Serif',serif;color:#2b2620">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:28px 16px">
<table role="presentation" width="560" cellpadding="0" cellspacing="0" style="max-width:560px;background:#ffffff;border-radius:10px">
<tr><td style="padding:26px 36px 0;font-size:20px;font-weight:bold;color:#7a3b12">Harbour &amp; Loaf</td></tr>
<tr><td style="padding:14px 36px 0;font-size:26px;line-height:1.25">Your bread is in the oven, Nora.</td></tr>
<tr><td style="padding:12px 36px 0;font-family:'Open Sans',Arial,sans-serif;font-size:15px;line-height:1.6;color:#5b5348">
Thank you for order <b style="color:#2b2620">HL-20417</b>. We bake tonight; pick it up on Saturday from 7:30 at the Old Quay, or let Pim bring it by bicycle.</td></tr>
<tr><td style="padding:20px 36px 0"><table role="presentation" width="100%" cellpadding="0" cellspacing="0"
 style="font-family:'Open Sans',Arial,sans-serif;font-size:15px;border-top:1px solid #eadfcd">
<tr><td style="padding:11px 0;border-bottom:1px solid #eadfcd">2 × Harbour sourdough, 900 g</td><td align="right" style="border-bottom:1px solid #eadfcd">€ 13.60</td></tr>
<tr><td style="padding:11px 0;border-bottom:1px solid #eadfcd">6 × Cardamom knots</td><td align="right" style="border-bottom:1px solid #eadfcd">€ 16.20</td></tr>
<tr><td style="padding:11px 0;border-bottom:1px solid #eadfcd">1 × Salted butter, 250 g</td><td align="right" style="border-bottom:1px solid #eadfcd">€ 4.80</td></tr>
<tr><td style="padding:11px 0;font-weight:bold">Total, paid by card</td><td align="right" style="font-weight:bold">€ 34.60</td></tr></table></td></tr>
<tr><td style="padding:16px 36px 30px"><a href="https://harbourloaf.example/orders/HL-20417"
 style="display:inline-block;padding:12px 24px;border-radius:7px;background:#7a3b12;color:#fff7ec;font-family:'Open Sans',Arial,sans-serif;font-size:15px;font-weight:bold;text-decoration:none">Follow your order</a></td></tr>
</table></td></tr></table></body></html>`

const SHOP = { name: 'Harbour & Loaf', address: 'orders@harbourloaf.example' }
const plain = (...lines) => ({ text: `${lines.join('\n')}\n` })

/** In the order they are sent; `inbox` is the SMTP user name, `read` and `flagged` are set afterwards. */
export const mails = [
  {
    inbox: 'ci+signup',
    read: true,
    from: { name: 'Harbour & Loaf', address: 'hello@harbourloaf.example' },
    to: 'test-4b1c@example.test',
    subject: 'Confirm your address',
    ...plain('Your code is 481 902.', '', 'It works for ten minutes.'),
  },
  {
    inbox: 'billing',
    read: true,
    from: { name: 'Harbour & Loaf Billing', address: 'billing@harbourloaf.example' },
    to: 'accounts@cafe-lantern.example',
    subject: 'Invoice 2026-118 for Café Lantern',
    ...plain('Dear Café Lantern,', '', 'attached is your invoice for March. It is due in 14 days.'),
    attachments: [{ filename: 'Invoice 2026-118.pdf', content: Buffer.alloc(48_213, '%PDF-1.7 ') }],
  },
  {
    inbox: 'shop',
    read: true,
    from: { name: 'Pim de Vries', address: 'pim@harbourloaf.example' },
    to: 'team@harbourloaf.example',
    subject: 'Route for Saturday: 14 stops, done by 9:40',
    ...plain('Morning all,', '', 'the route is attached. Stop 6 wants the bell, not the knocker.'),
    attachments: [{ filename: 'route.gpx', content: '<gpx/>' }],
    flagged: true,
  },
  {
    inbox: 'shop',
    read: true,
    from: { name: 'Harbour & Loaf', address: 'hello@harbourloaf.example' },
    to: { name: 'Samir Haddad', address: 'samir@example.test' },
    subject: 'Reset your password',
    ...plain(
      'Somebody asked for a new password for this account.',
      '',
      'https://harbourloaf.example/reset/7Kq2',
    ),
  },
  {
    inbox: 'newsletter',
    from: { name: 'The Harbour Letter', address: 'letter@harbourloaf.example' },
    to: 'readers@example.test',
    subject: 'Rye, slowly, and three things to do with the crust',
    ...plain('This month: a rye that takes four days, and why that is the point.'),
  },
  {
    inbox: 'billing',
    from: { name: 'Harbour & Loaf Billing', address: 'billing@harbourloaf.example' },
    to: { name: 'Ταβέρνα Λιμάνι', address: 'taverna@example.test' },
    subject: 'Τιμολόγιο 2026-119 για την Ταβέρνα Λιμάνι',
    ...plain('Καλημέρα σας,', '', 'επισυνάπτεται το τιμολόγιο του Μαρτίου.'),
    attachments: [{ filename: 'Τιμολόγιο 2026-119.pdf', content: Buffer.alloc(51_020, '%PDF-1.7 ') }],
  },
  {
    inbox: 'ci+signup',
    from: { name: 'Harbour & Loaf', address: 'hello@harbourloaf.example' },
    to: 'test-77d0@example.test',
    subject: 'Welcome aboard, Test 77d0',
    ...plain('Your account is ready. Here is 10 % off your first loaf.'),
  },
  {
    inbox: 'shop',
    from: SHOP,
    to: { name: 'Elif Kaya', address: 'elif@example.test' },
    subject: 'Your order HL-20416 is ready to collect',
    ...plain('Hello Elif,', '', 'your seeded rye waits at the Old Quay until six.'),
  },
  {
    inbox: 'shop',
    open: true,
    from: SHOP,
    to: { name: 'Nora Lindqvist', address: 'nora@example.test' },
    bcc: 'archive@harbourloaf.example',
    subject: 'Your order HL-20417: two loaves and six knots',
    ...plain('Your bread is in the oven, Nora.', '', 'Thank you for order HL-20417. We bake tonight.'),
    html: RECEIPT,
    attachments: [{ filename: 'Receipt HL-20417.pdf', content: Buffer.alloc(31_877, '%PDF-1.7 ') }],
  },
  {
    inbox: 'shop',
    from: { name: 'Stock watch', address: 'stock@harbourloaf.example' },
    to: 'bakers@harbourloaf.example',
    subject: 'Low on cardamom: 180 g left',
    ...plain('At the present rate it lasts until Thursday.'),
  },
]
