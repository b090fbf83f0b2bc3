// Generates names of allocated worlds.
import { randomInt } from "node:crypto";

/** Host names have no case, and `--world-host` makes one of the name. */
const CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

/** The number of random characters: 36 to the power of 12 names, so that replicas need not agree on the next one. */
const LENGTH = 12;

/**
 * Returns a name such as `test-4k9x0qf2m7ab`. It is not from the random seed of a world: allocations of equal simulators on one store would
 * get equal names.
 */
export function makeAllocationName(): string {
  return `test-${Array.from({ length: LENGTH }, () => CHARACTERS[randomInt(CHARACTERS.length)]).join("")}`;
}
