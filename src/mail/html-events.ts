import type { TokenizerCallbacks } from 'htmlparser2'

/** Passes over every token; a reader overrides those it wants. Positions are of the text given to the tokenizer. */
export class HtmlEvents implements TokenizerCallbacks {
  onattribdata(_start: number, _end: number): void {}
  onattribend(_quote: number, _end: number): void {}
  onattribentity(_codepoint: number): void {}
  onattribname(_start: number, _end: number): void {}
  oncdata(): void {}
  onclosetag(_start: number, _end: number): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onend(): void {}
  onopentagend(): void {}
  onopentagname(_start: number, _end: number): void {}
  onprocessinginstruction(): void {}
  onselfclosingtag(): void {}
  ontext(_start: number, _end: number): void {}
  ontextentity(_codepoint: number): void {}
}
