// Leaves out undefined members, because deep comparisons distinguish an absent member from an undefined one.

/** The members of an object, each absent instead of undefined. */
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
export function mapDefined<A, B>(value: A | undefined, read: (value: A) => B): B | undefined {
  return value === undefined ? undefined : read(value);
}
