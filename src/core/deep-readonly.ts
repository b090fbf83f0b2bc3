// The type of what leaves the core: it can be read, and nothing in it can be changed.

/** A type of which no part, however deep, can be changed. */
export type DeepReadonly<T> = unknown extends T
  ? T
  : T extends (...input: never[]) => unknown
    ? T
    : T extends ReadonlyMap<infer Key, infer Value>
      ? ReadonlyMap<Key, DeepReadonly<Value>>
      : T extends ReadonlySet<infer Value>
        ? ReadonlySet<DeepReadonly<Value>>
        : { readonly [Name in keyof T]: DeepReadonly<T[Name]> };
