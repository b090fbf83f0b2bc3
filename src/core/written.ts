// The type of the state in a snapshot: plain data that JSON can store.

/**
 * The form of a part of the state in a snapshot. Maps become lists: of values if those have the key as `id`, of pairs otherwise.
 * Sets become lists. `never` is the type of data that JSON can't store, such as functions and therefore instances of classes.
 */
export type Written<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends bigint | symbol | ((...input: never[]) => unknown)
    ? never
    : T extends ReadonlyMap<infer Key, infer Value>
      ? readonly (Value extends { readonly id: Key } ? Written<Value> : readonly [Key, Written<Value>])[]
      : T extends ReadonlySet<infer Value>
        ? readonly Written<Value>[]
        : { [Name in keyof T]: Written<T[Name]> };
