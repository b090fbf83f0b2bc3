// Members that may be absent: an absent member and one that is undefined are not the same to those who compare.
export type Given<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

/** Only the members that have a value. */
export function given<T extends object>(members: T): Given<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Given<T>;
}

/** Reads a value, if there is one. */
export function map<A, B>(value: A | undefined, read: (value: A) => B): B | undefined {
  return value === undefined ? undefined : read(value);
}
