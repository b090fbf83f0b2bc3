// The type of state that is written down: plain data that JSON keeps.

/**
 * The data that a part of the state is written as. Maps become lists: of their values where those have the key as `id`, of pairs otherwise.
 * Sets become lists. `never` stands for what JSON cannot keep, such as functions and therefore instances of classes.
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
