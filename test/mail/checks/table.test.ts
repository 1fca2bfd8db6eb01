import { describe, expect, it } from 'vitest'
import { checkMessage } from '../../../src/mail/checks/run.ts'
import { CHECKS, type CheckId } from '../../../src/mail/checks/table.ts'
import { CAME, type Letter, letter, page, report, said, verdict } from './letter.ts'

const LIST = { 'List-Unsubscribe': '<https://x.example/u/1>' }
const POST = { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
const OTHER = 'Nothing here agrees with what stands over there, not one single word.'

/** Of each check: letters, and what it says of them. */
const ROWS: readonly (readonly [CheckId, string, Letter])[] = [
  ['no-subject', 'passed', {}],
  ['no-subject', 'found', { fields: { Subject: null } }],
  ['no-subject', 'found', { fields: { Subject: '  ' } }],
  ['no-subject', 'found', { fields: { Subject: '=?utf-8?Q?_?=' } }],
  ['long-subject', 'passed', { fields: { Subject: 'x'.repeat(100) } }],
  ['long-subject', 'found', { fields: { Subject: 'x'.repeat(101) } }],
  ['long-subject', 'passed', { fields: { Subject: '👩‍👩‍👧‍👦'.repeat(60) } }],
  ['long-subject', 'idle', { fields: { Subject: null } }],

  ['preheader', 'idle', {}],
  ['preheader', 'passed', { html: page() }],
  ['preheader', 'passed', { html: `<div style="display:none">It left today.</div>View in browser${page()}` }],
  ['preheader', 'boilerplate', { html: `<a href="https://x.example/">View in browser</a>${page()}` }],
  ['preheader', 'boilerplate', { html: `<p>Having trouble viewing this email?</p>${page()}` }],
  ['preheader', 'boilerplate', { html: `<p>ブラウザで表示</p>${page()}` }],
  ['preheader', 'subject', { html: `<h1>Your order is on its way</h1>${page()}` }],
  ['preheader', 'passed', { html: `<p>See it in action today</p>${page()}` }],
  ['preheader', 'passed', { fields: { Subject: 'Good day' }, html: page() }],
  ['preheader', 'empty', { html: '<img src="https://x.example/a.png" alt="All of it">' }],
  ['preheader', 'empty', { html: '<title>Not shown</title><p>&zwnj;&nbsp;&#847;&nbsp;</p>' }],

  ['no-text-part', 'idle', {}],
  ['no-text-part', 'passed', { html: page() }],
  ['no-text-part', 'missing', { text: null, html: page() }],
  ['no-text-part', 'empty', { text: ' \r\n ', html: page() }],
  ['text-differs', 'idle', {}],
  ['text-differs', 'idle', { text: '', html: page() }],
  ['text-differs', 'passed', { html: page() }],
  ['text-differs', 'passed', { text: 'Code: 1', html: '<p>The code is 2</p>' }],
  ['text-differs', 'found', { html: `<p>${OTHER}</p>` }],
  ['text-differs', 'passed', { html: page().replace(/(\w)(\w)/g, '$1&shy;$2') }],
  ['text-differs', 'found', { text: 'Please use a program that shows HTML.', html: page() }],
  ['text-differs', 'found', { html: page(`<p>${OTHER} ${OTHER}</p>`) }],
  ['text-differs', 'passed', { html: page(`<div hidden>${OTHER}</div>`) }],
  [
    'text-differs',
    'passed',
    { text: 'See https://x.example/one/two/three/four/five/six\r\nGood day', html: '<p>See Good day</p>' },
  ],
  [
    'text-differs',
    'passed',
    {
      text: 'A house with a red roof and a green door',
      html: '<img alt="A house with a red roof and a green door">',
    },
  ],
  [
    'text-differs',
    'passed',
    {
      text: 'ご注文ありがとうございます。\r\n商品は明日\r\n届きます。',
      html: '<p>ご注文ありがとうございます。商品は明日届きます。</p>',
    },
  ],
  [
    'text-differs',
    'found',
    { text: 'ご注文ありがとうございます。', html: '<p>本日の会議は中止になりました。</p>' },
  ],

  ['link-private', 'idle', {}],
  ['link-private', 'passed', { html: page('<a href="https://x.example/">x</a>') }],
  ['link-private', 'found', { html: page('<a href="http://localhost:3000/reset">x</a>') }],
  ['link-private', 'found', { html: page('<img alt="" src="http://192.168.1.7/logo.png">') }],
  ['link-private', 'found', { text: 'Go to http://127.0.0.1:8080/reset, please.' }],
  ['link-private', 'found', { fields: { 'List-Unsubscribe': '<http://web:3000/u>' } }],
  ['link-relative', 'passed', { html: page('<a href="https://x.example/">x</a><a href="tel:+49">y</a>') }],
  ['link-relative', 'found', { html: page('<a href="/reset?token=1">x</a>') }],
  ['link-relative', 'found', { html: page('<a href="www.x.example">x</a>') }],
  ['link-relative', 'found', { html: page('<a href="//x.example/a">x</a>') }],
  ['link-relative', 'found', { html: page('<img alt="" src="logo.png">') }],
  ['link-relative', 'passed', { html: `<base href="https://x.example/">${page('<a href="/a">x</a>')}` }],
  ['link-relative', 'passed', { html: page('<a href="{{url}}">x</a><img alt="" src="cid:a">') }],
  ['link-relative', 'found', { html: page('<img alt="" src="">') }],
  ['link-blocked', 'passed', { html: page('<a href="mailto:a@x.example">x</a>') }],
  ['link-blocked', 'found', { html: page('<a href=" JavaScript:alert(1)">x</a>') }],
  ['link-blocked', 'found', { html: page('<a href="java&#10;script:alert(1)">x</a>') }],
  ['link-blocked', 'found', { html: page('<area href="data:text/html,x">') }],
  ['link-empty', 'idle', { html: page() }],
  ['link-empty', 'passed', { html: page('<a name="top"></a><a href="#top">up</a><a></a>') }],
  ['link-empty', 'found', { html: page('<a href="">x</a>') }],
  ['link-empty', 'found', { html: page('<a href="#">x</a>') }],
  ['link-empty', 'found', { html: page('<a href>x</a>') }],
  ['link-empty', 'found', { html: page('<a class="button">Reset</a>') }],
  ['link-empty', 'found', { html: page('<a href="#nowhere">x</a>') }],
  ['link-misleading', 'idle', { html: page() }],
  ['link-misleading', 'passed', { html: page('<a href="https://shop.example/a">Your order</a>') }],
  ['link-misleading', 'passed', { html: page('<a href="https://www.shop.example/a">shop.example</a>') }],
  [
    'link-misleading',
    'passed',
    { html: page('<a href="https://shop.example/a">https://id.shop.example</a>') },
  ],
  ['link-misleading', 'passed', { html: page('<a href="https://docs.example/">README.md</a>') }],
  ['link-misleading', 'passed', { html: page('<a href="mailto:a@x.example?subject=b">a@x.example</a>') }],
  ['link-misleading', 'found', { html: page('<a href="https://click.example/1">https://shop.com/a</a>') }],
  ['link-misleading', 'found', { html: page('<a href="https://click.example/1">www.shop.com</a>') }],
  ['link-misleading', 'found', { html: page('<a href="https://shop.com.evil.example/">shop.com</a>') }],
  ['link-misleading', 'found', { html: page('<a href="https://evilshop.com/">shop.com</a>') }],
  ['link-misleading', 'found', { html: page('<a href="https://shop.com@evil.example/">shop.com</a>') }],
  ['link-misleading', 'found', { html: page('<a href="mailto:eve@x.example">ann@shop.example</a>') }],
  ['link-insecure', 'idle', {}],
  ['link-insecure', 'passed', { html: page('<a href="http://localhost/">x</a>') }],
  ['link-insecure', 'found', { html: page('<a href="http://x.example/">x</a>') }],
  ['link-insecure', 'found', { text: 'See http://x.example/.' }],

  ['image-alt', 'idle', { html: page() }],
  ['image-alt', 'passed', { html: page('<img src="cid:a" alt="A house"><img src="cid:b" alt="">') }],
  [
    'image-alt',
    'passed',
    { html: page('<img src="cid:a" role="presentation"><div hidden><img src="cid:b"></div>') },
  ],
  ['image-alt', 'passed', { html: page('<a href="https://x.example/"><img src="cid:b" alt=""> Shop</a>') }],
  ['image-alt', 'found', { html: page('<img src="cid:a">') }],
  ['image-alt', 'found', { html: page('<a href="https://x.example/"><img src="cid:b" alt=""></a>') }],
  ['html-size', 'idle', {}],
  ['html-size', 'passed', { html: page('x\r\n'.repeat(34_000)) }],
  ['html-size', 'found', { html: page('x\r\n'.repeat(35_000)) }],

  ['from-missing', 'passed', {}],
  ['from-missing', 'missing', { fields: { From: null } }],
  ['from-missing', 'no-address', { fields: { From: 'Ann' } }],
  ['from-missing', 'no-address', { fields: { From: '' } }],
  ['from-missing', 'several', { fields: { from: 'eve@x.example' } }],
  ['sender-missing', 'idle', {}],
  ['sender-missing', 'found', { fields: { From: 'a@x.example, b@x.example' } }],
  ['sender-missing', 'passed', { fields: { From: 'a@x.example, b@x.example', Sender: 'a@x.example' } }],
  ['bcc-visible', 'passed', {}],
  ['bcc-visible', 'passed', { fields: { Bcc: '' } }],
  ['bcc-visible', 'found', { fields: { Bcc: 'secret@x.example' } }],
  ['date-missing', 'passed', {}],
  ['date-missing', 'missing', { fields: { Date: null } }],
  ['date-missing', 'unreadable', { fields: { Date: '31.01.2026 12:00' } }],
  ['date-far', 'passed', { fields: { Date: 'Sat, 31 Jan 2026 12:59:00 +0000' } }],
  ['date-far', 'passed', { fields: { Date: 'Sat, 31 Jan 2026 21:00:00 +0900' } }],
  ['date-far', 'late', { fields: { Date: 'Sat, 31 Jan 2026 21:00:00 +0000' } }],
  ['date-far', 'early', { fields: { Date: 'Thu, 1 Jan 1970 00:00:00 +0000' } }],
  ['date-far', 'idle', { fields: { Date: 'never' } }],
  ['message-id', 'passed', {}],
  ['message-id', 'missing', { fields: { 'Message-ID': null } }],
  ['message-id', 'malformed', { fields: { 'Message-ID': '12345' } }],
  ['long-line', 'passed', { text: 'x'.repeat(998) }],
  ['long-line', 'found', { text: 'x'.repeat(999) }],

  ['list-unsubscribe', 'idle', {}],
  ['list-unsubscribe', 'missing', { fields: { 'List-Id': '<news.x.example>' } }],
  ['list-unsubscribe', 'missing', { fields: { Precedence: 'bulk' } }],
  ['list-unsubscribe', 'missing', { html: page('<a href="https://x.example/u">Unsubscribe</a>') }],
  ['list-unsubscribe', 'missing', { text: '配信停止はこちら https://x.example/u' }],
  ['list-unsubscribe', 'unreadable', { fields: { 'List-Unsubscribe': 'https://x.example/u' } }],
  ['list-unsubscribe', 'passed', { fields: LIST }],
  ['one-click-unsubscribe', 'idle', {}],
  ['one-click-unsubscribe', 'no-post', { fields: LIST }],
  ['one-click-unsubscribe', 'passed', { fields: { ...LIST, ...POST } }],
  ['one-click-unsubscribe', 'no-https', { fields: { ...POST, 'List-Unsubscribe': '<mailto:u@x.example>' } }],
  ['one-click-unsubscribe', 'wrong-post', { fields: { ...LIST, 'List-Unsubscribe-Post': 'yes' } }],
]

describe('the checks', () => {
  it.each(ROWS)('%s says %s of %j', (id, expected, given) => {
    expect(verdict(id, letter(given))).toBe(expected)
  })

  it('are each tried with a letter that passes and one that does not', () => {
    const elsewhere = new Set<CheckId>(['placeholder', 'missing-value'])
    const tried = (passes: boolean) =>
      new Set(ROWS.filter(([, expected]) => (expected === 'passed') === passes).map(([id]) => id))
    for (const { id } of CHECKS.filter((check) => !elsewhere.has(check.id))) {
      expect([...tried(true)], id).toContain(id)
      expect([...tried(false)], id).toContain(id)
    }
  })

  it('find nothing in a letter that is as it should be, with HTML or without', () => {
    expect(report(letter()).findings).toEqual([])
    const html = page('<a href="https://shop.example/7">Follow it</a><img src="cid:a" alt="Our van">')
    expect(report(letter({ html })).findings).toEqual([])
  })

  it('are each in one list of the report, the gravest findings first', () => {
    const { findings, passed, idle } = report(
      letter({ fields: { Subject: null, 'Message-ID': null }, text: null, html: '' }),
    )
    const ids = [...findings.map(({ id }) => id), ...passed, ...idle]
    expect(ids.toSorted()).toEqual(CHECKS.map(({ id }) => id).toSorted())
    const severities = findings.map(({ severity }) => severity)
    expect(severities).toEqual(severities.toSorted((one, other) => order(one) - order(other)))
    expect(severities).toContain('problem')
    expect(severities).toContain('warning')
  })

  it('do not compare the Date of what was imported with the time of the import', () => {
    const raw = letter({ fields: { Date: 'Thu, 1 Jan 1970 00:00:00 +0000' } })
    expect(checkMessage(raw, { sentJustBefore: null }).idle).toContain('date-far')
    expect(checkMessage(raw, { sentJustBefore: CAME }).idle).not.toContain('date-far')
  })

  it('say which share of the words is missing where, and name some', () => {
    const text = 'one two three four five six seven eight nine ten'
    const html = '<p>one two three four five six eleven twelve thirteen fourteen fifteen</p>'
    expect(said('text-differs', letter({ text, html }))).toMatchObject({
      figures: { missingInText: 45, missingInHtml: 40 },
      places: [
        { part: 'html', excerpt: 'eleven · twelve · thirteen · fourteen · fifteen' },
        { part: 'text', excerpt: 'seven · eight · nine · ten' },
      ],
    })
  })

  it('name the lines that are too long by their numbers', () => {
    const text = `short\r\n${'x'.repeat(2000)}\r\nshort\r\n${'y'.repeat(1000)}`
    expect(said('long-line', letter({ text }))).toMatchObject({
      total: 2,
      figures: { longest: 2000 },
      places: [{ part: 'raw', line: 9 }, { line: 11 }],
    })
  })
})

function order(severity: string): number {
  return ['problem', 'warning', 'hint'].indexOf(severity)
}
