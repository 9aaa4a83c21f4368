import type { en } from './en.ts'

/** All sentences of one language. `en` sets the shape; a language that lacks one does not compile. */
export type Messages = Widen<typeof en>

export type Language = 'en' | 'ko'

/** Literal texts become `string`, so that another language may say them differently. */
type Widen<T> = T extends (...values: infer Values) => infer Result
  ? (...values: Values) => Widen<Result>
  : T extends string
    ? string
    : T extends null
      ? null
      : { readonly [Key in keyof T]: Widen<T[Key]> }
