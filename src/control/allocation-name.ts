// Generates names of allocated worlds.
import { randomInt } from "node:crypto";

/** All letters are lower case: with `--world-host` the name is part of a host name, and host names are case-insensitive. */
const CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

/** The number of random characters. There are 36 to the power of 12 names, so replicas need not agree on the next one. */
const LENGTH = 12;

/**
 * Returns a name such as `test-4k9x0qf2m7ab`. The name does not depend on a random seed: otherwise, equal simulators on one store would
 * allocate equal names.
 */
export function makeAllocationName(): string {
  return `test-${Array.from({ length: LENGTH }, () => CHARACTERS[randomInt(CHARACTERS.length)]).join("")}`;
}
