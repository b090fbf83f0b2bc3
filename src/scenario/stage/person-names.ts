// Generates names of people without faker, because loading faker takes longer than opening a small world.
import { hashNumber } from "../../core/index.ts";
import { FIRST_NAMES, LAST_NAMES } from "./name-lists.ts";

let lists: { readonly first: readonly string[]; readonly last: readonly string[] } | undefined;

/**
 * Returns a first and a last name: always the same for a seed, on every machine and Node version.
 *
 * @param seed a whole number from 0 to 2^32 - 1.
 */
export function personNameOf(seed: number): string {
  // The lists are split when the first name is read, because many worlds read none.
  lists ??= { first: FIRST_NAMES.split(/\s+/), last: LAST_NAMES.split(/\s+/) };
  const { first, last } = lists;
  return `${first[hashNumber(seed, 0) % first.length]} ${last[hashNumber(seed, 1) % last.length]}`;
}
