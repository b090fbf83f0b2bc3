// Certificates that live as long as the process: one CA for all simulators in it, so that a second one starts at once
// and a client that trusts the first trusts them all.
import { type Authority, isCurrent, isUsable, type Leaf } from "./identity.ts";
import { makeAuthority, makeLeaf } from "./make-certificates.ts";
import type { SubjectName } from "./subject-names.ts";

const KEPT_LEAVES = 16;

let authority: Authority | undefined;
const leaves = new Map<string, Leaf>();
let turn: Promise<unknown> = Promise.resolve();

/** The leaf for just these names, signed by the CA of this process. `now` in milliseconds since 1970. */
export function leafInMemory(names: readonly SubjectName[], now: number): Promise<Leaf> {
  return inTurn(() => keptOrMade(names, now));
}

/** The CA of this process. `now` in milliseconds since 1970. */
export function authorityInMemory(now: number): Promise<Authority> {
  return inTurn(() => currentAuthority(now));
}

/** One after another: simulators that start at the same moment must not make a CA each. */
function inTurn<T>(act: () => Promise<T>): Promise<T> {
  const mine = turn.then(act);
  turn = mine.catch(() => undefined);
  return mine;
}

async function currentAuthority(now: number): Promise<Authority> {
  if (authority === undefined || !isCurrent(authority.certificate, now)) {
    authority = await makeAuthority(now);
    leaves.clear();
  }
  return authority;
}

async function keptOrMade(names: readonly SubjectName[], now: number): Promise<Leaf> {
  const authority = await currentAuthority(now);
  const wanted = names.map(({ value }) => value).join(" ");
  const kept = leaves.get(wanted);
  if (kept !== undefined && isUsable(kept, names, now)) return kept;
  const leaf = await makeLeaf(authority, names, now);
  if (leaves.size >= KEPT_LEAVES) leaves.clear();
  leaves.set(wanted, leaf);
  return leaf;
}
