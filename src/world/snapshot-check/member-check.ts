// The result of a check of one member of a snapshot, and a helper that several checks share.

/** The path of a member of a life. */
type Place = string;

/** A path, and whether the member there is valid. */
export type Check = readonly [place: Place, isValid: boolean];

/** Returns whether no value occurs twice in a list. */
export function isDistinct(all: readonly unknown[]): boolean {
  return new Set(all).size === all.length;
}
