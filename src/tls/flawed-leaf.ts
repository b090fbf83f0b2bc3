// Generates certificates that clients must not accept.
// Each is correct and correctly signed, except for one flaw.
import type { Authority, Leaf } from "./identity.ts";
import { DAY_MS, makeLeaf } from "./make-certificates.ts";
import type { SubjectName } from "./subject-names.ts";

/** The flaw: the certificate has expired, or names another host. */
export type Flaw = "expired" | "wrongHost";

/** A host name that cannot exist (RFC 2606), so that no client connects to it. */
const ANOTHER_HOST: readonly SubjectName[] = [{ kind: "dns", value: "another-host.invalid" }];

/**
 * Generates a leaf with one flaw.
 *
 * @param authority the CA that signs it.
 * @param names the names of a correct leaf. A leaf for the wrong host does not have them.
 * @param now the current time in milliseconds since 1970.
 * @returns the leaf with its key.
 */
export function makeFlawedLeaf(
  authority: Authority,
  names: readonly SubjectName[],
  flaw: Flaw,
  now: number,
): Promise<Leaf> {
  if (flaw === "wrongHost") return makeLeaf(authority, ANOTHER_HOST, now);
  // It expired a whole day ago, so that clients with a slow clock refuse it too.
  return makeLeaf(authority, names, now, { from: now - 90 * DAY_MS, to: now - DAY_MS });
}
