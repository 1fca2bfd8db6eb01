/** A setting that cannot be used. `message` is one line that names the option and says what to do. */
export class BadOption extends Error {
  /** The option's name as in the file (`smtp-listen`); of an unknown one, what was written. */
  readonly option: string

  constructor(option: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'BadOption'
    this.option = option
  }
}

/** What a reader throws: the second half of the sentence `--smtp-listen …`. It never repeats a secret. */
export class BadValue extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'BadValue'
  }
}
