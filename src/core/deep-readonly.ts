// The deeply read-only type of the values that the core returns.

/** A type whose parts are read-only at every depth. */
export type DeepReadonly<T> = unknown extends T
  ? T
  : T extends (...input: never[]) => unknown
    ? T
    : T extends ReadonlyMap<infer Key, infer Value>
      ? ReadonlyMap<Key, DeepReadonly<Value>>
      : T extends ReadonlySet<infer Value>
        ? ReadonlySet<DeepReadonly<Value>>
        : { readonly [Name in keyof T]: DeepReadonly<T[Name]> };
