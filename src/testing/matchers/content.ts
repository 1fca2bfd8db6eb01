import { excerpt, textsOf } from '../criteria.ts'
import type { Mail } from '../mail.ts'
import { fits, type Pattern, shownPattern } from '../pattern.ts'
import { givenOrNone, named, type Optional, requireMail } from './requirements.ts'
import { type Verdict, verdict } from './verdict.ts'

export const contentMatchers = {
  toHaveSubject(mail: Mail, wanted: Pattern): Verdict {
    requireMail(mail, 'toHaveSubject')
    return verdict({
      pass: fits(wanted, mail.subject, true),
      claim: 'to have the subject',
      expected: shownPattern(wanted),
      title: 'Received',
      received: [JSON.stringify(mail.subject)],
      url: mail.url,
      of: named(mail),
    })
  },

  toHaveText(mail: Mail, wanted: Pattern): Verdict {
    requireMail(mail, 'toHaveText')
    const texts = textsOf(mail)
    return verdict({
      pass: texts.some((text) => fits(wanted, folded(text)) || fits(wanted, text)),
      claim: 'to have the text',
      expected: shownPattern(wanted),
      title: 'Text',
      received: texts.map(excerpt),
      url: mail.url,
      of: named(mail),
    })
  },

  toHaveHtml(mail: Mail, ...rest: Optional<Pattern>): Verdict {
    requireMail(mail, 'toHaveHtml')
    const wanted = givenOrNone(rest, 'toHaveHtml')
    const { html } = mail
    return verdict({
      pass: html !== null && (wanted === undefined || fits(wanted, html)),
      claim: wanted === undefined ? 'to have HTML' : 'to have in its HTML',
      expected: wanted === undefined ? '' : shownPattern(wanted),
      title: 'HTML',
      received: html === null ? [] : [excerpt(html)],
      url: mail.url,
      of: named(mail),
    })
  },

  toHaveHeader(mail: Mail, name: string, ...rest: Optional<Pattern>): Verdict {
    requireMail(mail, 'toHaveHeader')
    const wanted = givenOrNone(rest, 'toHaveHeader')
    const lower = name.toLowerCase()
    const values = mail.headers.filter((field) => field.name.toLowerCase() === lower)
    const found = values.map(({ value }) => JSON.stringify(value))
    return verdict({
      pass: wanted === undefined ? values.length > 0 : values.some(({ value }) => fits(wanted, value, true)),
      claim: `to have the header ${name}`,
      expected: wanted === undefined ? '' : shownPattern(wanted),
      title: found.length > 0 ? name : `It has no ${name}, but these fields`,
      received: found.length > 0 ? found : [...new Set(mail.headers.map((field) => field.name))],
      url: mail.url,
      of: named(mail),
    })
  },

  toHaveTextAlternative(mail: Mail): Verdict {
    requireMail(mail, 'toHaveTextAlternative')
    const has = mail.text !== null && mail.text.trim() !== ''
    return verdict({
      pass: has && mail.html !== null,
      claim: 'to have HTML and, beside it, the same as plain text',
      expected: '',
      title: 'It has',
      received: [...(has ? ['plain text'] : []), ...(mail.html === null ? [] : ['HTML'])],
      url: mail.url,
      of: named(mail),
    })
  },
}

/** Lines are broken where the program liked to: a sentence goes over them. */
function folded(text: string): string {
  return text.replace(/\s+/g, ' ')
}
