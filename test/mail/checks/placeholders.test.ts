// biome-ignore-all lint/suspicious/noTemplateCurlyInString: they are what is looked for
import { describe, expect, it } from 'vitest'
import { letter, page, said, verdict } from './letter.ts'

const LEFT = [
  'Hello {{name}}, welcome',
  'Hello {{{user.name}}}',
  'Hello {{ user.name | upcase }}!',
  '{{#if paid}}Thank you{{/if}}',
  '{% if paid %}Thank you{% endif %}',
  'Hello ${firstName},',
  'Hello #{first_name},',
  'Hello <%= name %>,',
  'Hello [[first name]],',
  'Hello *|FNAME|*,',
  'Hello %name%,',
  'Hello %recipient.first_name%,',
  'Hello %s, you have %1$s new messages',
  'Hello %(name)s,',
  'Hello {name},',
  'Hello {user.first_name}!',
]
const FINE = [
  'Save 20% today and 30% tomorrow',
  'Between 10%-20% off, 100% cotton',
  'It costs $5, or ${5} in some shells',
  'The set {1, 2, 3} and {a, b}',
  'Read https://shop.example/a%20name%20b%2Fc',
  'Footnotes [1] and [[2]]',
  'An arrow -> and a heart <3, 5 < 6',
  'Run `render("{{name}}")` in your shell',
  '```\nHello {{name}}\n```',
  'const greeting = "Hello {{name}}";',
  'import {useState} from "react"',
]

describe('placeholders', () => {
  it.each(LEFT)('are found in text and subject: %s', (text) => {
    expect(verdict('placeholder', letter({ text }))).toBe('found')
    expect(verdict('placeholder', letter({ fields: { Subject: text } }))).toBe('found')
  })

  it.each(FINE)('are not seen in: %s', (text) => {
    expect(verdict('placeholder', letter({ text }))).toBe('passed')
  })

  it.each([
    '<p>Hello {{name}}</p>',
    '<p>Hello &lt;%= name %&gt;</p>',
    '<p>Hello <%= name %></p>',
    '<div style="display:none">Only for {{name}}</div>',
    '<a href="https://x.example/{{token}}">Reset</a>',
    '<a href="https://x.example/%7B%7Btoken%7D%7D">Reset</a>',
    '<a href="{{ url }}">Reset</a>',
    '<a href="https://x.example/?u=%user%">Reset</a>',
    '<a href="https://x.example/reset/{token}">Reset</a>',
    '<img src="https://x.example/${logo}" alt="Logo">',
    '<img src="https://x.example/a" alt="Picture of {{product}}">',
  ])('are found in HTML: %s', (html) => {
    expect(verdict('placeholder', letter({ html: page(html) }))).toBe('found')
  })

  it.each([
    '<style>p { color: red } a{color:blue}</style>',
    '<script>let x = `${y}`</script>',
    '<pre>Hello {{name}}</pre><p>Write <code>{{name}}</code></p>',
    '<!-- {{name}} -->',
    '<a href="https://x.example/?q=%20name%20and%2Cmore">x</a>',
    '<a href="https://x.example/?q=%CAFE%20">x</a>',
    '<p>100%</p><p>name%</p>',
  ])('are not seen in HTML: %s', (html) => {
    expect(verdict('placeholder', letter({ html: page(html) }))).toBe('passed')
  })

  it('are named with what stands around them', () => {
    const text = 'Dear all,\nHello {{name}}, thank you.\nBye'
    expect(said('placeholder', letter({ text, fields: { To: '"{{user}}" <bob@x.example>' } }))).toMatchObject(
      {
        severity: 'problem',
        total: 2,
        places: [
          { part: 'header', header: 'To', excerpt: '{{user}}', found: '{{user}}' },
          { part: 'text', excerpt: 'Hello {{name}}, thank you.', found: '{{name}}' },
        ],
      },
    )
  })
})

describe('missing values', () => {
  it.each([
    'Hello undefined,',
    'Dear null,',
    'Your order undefined has shipped',
    'Total: NaN',
    'Total: $NaN',
    'NaN EUR are due',
    'You have undefined new messages',
    'Name: null',
    'null',
    'undefined undefined',
    'null null 様',
    'It comes to [object Object].',
    'Delivered on Invalid Date',
    'Reset it at https://x.example/reset?token=undefined now',
  ])('are found: %s', (text) => {
    expect(verdict('missing-value', letter({ text }))).toBe('found')
    expect(verdict('missing-value', letter({ html: page(`<p>${text}</p>`) }))).toBe('found')
  })

  it.each([
    'The contract is null and void.',
    'We reject the null hypothesis',
    'Von null auf hundert, null Euro',
    'That is undefined behaviour',
    'The result is undefined.',
    'An undefined variable, and NaN values',
    'It printed "undefined" and ‘null’',
    'Write `undefined` here',
    'Nan came to visit, Null too',
    'annulled, undefinedness, null-safe',
    'return null;',
  ])('are not seen in: %s', (text) => {
    expect(verdict('missing-value', letter({ text }))).toBe('passed')
  })

  it.each([
    ['<table><tr><td>Name</td><td>null</td></tr></table>', 'found'],
    ['<p>Hello <b>undefined</b>,</p>', 'found'],
    ['<a href="https://x.example/users/undefined/reset">Reset</a>', 'found'],
    ['<a href="https://x.example/reset?token=null">Reset</a>', 'found'],
    ['<a href="https://x.example/?a=[object%20Object]">Reset</a>', 'found'],
    ['<p>It is <code>undefined</code></p>', 'passed'],
    ['<a href="https://x.example/nullify?undefined-ness">Reset</a>', 'passed'],
  ])('in HTML: %s is %s', (html, expected) => {
    expect(verdict('missing-value', letter({ html: page(html) }))).toBe(expected)
  })
})
