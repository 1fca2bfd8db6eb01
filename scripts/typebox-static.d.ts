/**
 * What types of the REST contract need of TypeBox: its schemas, and the values that they describe. Who installs Sandpost has no
 * TypeBox, which is bundled; without its types each answer of REST would silently be `any`.
 */
export type Static<Schema> = Schema extends { readonly static: infer Value } ? Value : unknown

interface Of<Value> {
  readonly static: Value
}

type Fields = Readonly<Record<string, unknown>>
type OptionalName<Properties> = {
  [Name in keyof Properties]: Properties[Name] extends { readonly optional: true } ? Name : never
}[keyof Properties]
type ObjectOf<Properties> = {
  -readonly [Name in Exclude<keyof Properties, OptionalName<Properties>>]: Static<Properties[Name]>
} & { -readonly [Name in OptionalName<Properties>]?: Static<Properties[Name]> }
type All<Schemas> = Schemas extends readonly [infer First, ...infer Rest]
  ? Static<First> & All<Rest>
  : unknown
type Flat<Value> = { [Name in keyof Value]: Value[Name] }

export declare namespace Type {
  type TString = Of<string>
  type TInteger = Of<number>
  type TNumber = Of<number>
  type TBoolean = Of<boolean>
  type TNull = Of<null>
  type TUnknown = Of<unknown>
  type TLiteral<Value> = Of<Value>
  type TArray<Item> = Of<Static<Item>[]>
  type TObject<Properties extends Fields> = Of<Flat<ObjectOf<Properties>>>
  type TOptional<Schema> = Schema & { readonly optional: true }
  type TUnion<Schemas extends readonly unknown[]> = Of<Static<Schemas[number]>>
  type TIntersect<Schemas extends readonly unknown[]> = Of<All<Schemas>>
  type TRecord<_Pattern, Value> = Of<Record<string, Static<Value>>>
}
