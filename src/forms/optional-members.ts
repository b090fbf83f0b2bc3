// Handles members that may be absent.
// Undefined ones are left out, because deep comparisons distinguish them from absent ones.

/** The members of an object, each of which may be absent but not undefined. */
export type WithoutUndefined<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

/** An object with one of these members and no other. */
export type OneMember<Members extends object> = {
  [Name in keyof Members]: Pick<Members, Name> & { [Other in Exclude<keyof Members, Name>]?: undefined };
}[keyof Members];

/** Returns a copy of an object without its undefined members. */
export function withoutUndefined<T extends object>(members: T): WithoutUndefined<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as WithoutUndefined<T>;
}

/** Applies a function to a value; returns undefined for undefined. */
export function mapDefined<A, B>(value: A | undefined, map: (value: A) => B): B | undefined {
  return value === undefined ? undefined : map(value);
}
