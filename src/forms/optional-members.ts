// Members that may be absent: an absent member and one that is undefined are not the same to those who compare.
export type WithoutUndefined<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

/** Only the members that have a value. */
export function withoutUndefined<T extends object>(members: T): WithoutUndefined<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as WithoutUndefined<T>;
}

/** Reads a value, if there is one. */
export function mapDefined<A, B>(value: A | undefined, read: (value: A) => B): B | undefined {
  return value === undefined ? undefined : read(value);
}
