// Generates certificates in memory.
// All simulators of a process share one CA, so that clients need to trust only one, and a second start is fast.
import { type Authority, isCurrent, isUsable, type Leaf } from "./identity.ts";
import { makeAuthority, makeLeaf } from "./make-certificates.ts";
import type { SubjectName } from "./subject-names.ts";

const MAX_CACHED_LEAVES = 16;

let authority: Authority | undefined;
const leaves = new Map<string, Leaf>();
let lastAction: Promise<unknown> = Promise.resolve();

/**
 * Returns a leaf for exactly these names, signed by the CA of this process.
 *
 * @param now the current time in milliseconds since 1970.
 */
export function makeLeafInMemory(names: readonly SubjectName[], now: number): Promise<Leaf> {
  return runInTurn(() => findOrMakeLeaf(names, now));
}

/**
 * Returns the CA of this process.
 *
 * @param now the current time in milliseconds since 1970.
 */
export function makeAuthorityInMemory(now: number): Promise<Authority> {
  return runInTurn(() => findOrMakeAuthority(now));
}

/** Runs actions one after another: simulators that start at the same time must not generate a CA each. */
function runInTurn<T>(act: () => Promise<T>): Promise<T> {
  const action = lastAction.then(act);
  lastAction = action.catch(() => undefined);
  return action;
}

async function findOrMakeAuthority(now: number): Promise<Authority> {
  if (authority === undefined || !isCurrent(authority.certificate, now)) {
    authority = await makeAuthority(now);
    leaves.clear();
  }
  return authority;
}

async function findOrMakeLeaf(names: readonly SubjectName[], now: number): Promise<Leaf> {
  const authority = await findOrMakeAuthority(now);
  const wanted = names.map(({ value }) => value).join(" ");
  const kept = leaves.get(wanted);
  if (kept !== undefined && isUsable(kept, names, now)) return kept;
  const leaf = await makeLeaf(authority, names, now);
  if (leaves.size >= MAX_CACHED_LEAVES) leaves.clear();
  leaves.set(wanted, leaf);
  return leaf;
}
