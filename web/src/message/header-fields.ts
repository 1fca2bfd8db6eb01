/** A header field to be shown. */
export interface Field {
  readonly name: string
  readonly value: string
}

/** The fields of a header block as they were written, folded as they were (RFC 5322 §2.2); lines that are none belong to the one before. */
export function fieldsAsWritten(block: string): readonly Field[] {
  const fields: { name: string; value: string }[] = []
  for (const line of block.split(/\r?\n/)) {
    if (line === '') continue
    const [, name, value = ''] = /^([!-9;-~]+)[ \t]*:[ \t]?(.*)$/.exec(line) ?? []
    const last = fields.at(-1)
    if (name !== undefined) fields.push({ name, value })
    else if (last === undefined) fields.push({ name: '', value: line })
    else last.value += `\n${line}`
  }
  return fields
}

/** Those of `fields` that have `wanted` in their name or value, whatever its case; each with its place among all. */
export function matching(
  fields: readonly Field[],
  wanted: string,
): readonly { readonly field: Field; readonly place: number }[] {
  const low = wanted.trim().toLowerCase()
  return fields.flatMap((field, place) =>
    field.name.toLowerCase().includes(low) || field.value.toLowerCase().includes(low)
      ? [{ field, place }]
      : [],
  )
}

/** What a field is for, in words; `undefined` for one that no standard knows. */
export function explained(name: string, texts: Readonly<Record<string, string>>): string | undefined {
  const key = name.toLowerCase()
  return Object.hasOwn(texts, key) ? texts[key] : undefined
}

export function asText({ name, value }: Field): string {
  return `${name}: ${value}`
}
