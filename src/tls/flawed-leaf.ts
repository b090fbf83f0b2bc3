// Certificates that clients must not accept: whole and rightly signed, but for the one thing that is wrong with each.
import type { Authority, Leaf } from "./identity.ts";
import { DAY, makeLeaf } from "./make-certificates.ts";
import type { SubjectName } from "./subject-names.ts";

/** What is wrong: it has ended, or is made out to another host. */
export type Flaw = "expired" | "wrongHost";

/** A host that nobody can have (RFC 2606), and so never the one that a client has asked for. */
const ANOTHER_HOST: readonly SubjectName[] = [{ kind: "dns", value: "another-host.invalid" }];

/** A leaf that would be good for these names if it were not for its flaw. `now` in milliseconds since 1970. */
export function flawedLeaf(
  authority: Authority,
  names: readonly SubjectName[],
  flaw: Flaw,
  now: number,
): Promise<Leaf> {
  if (flaw === "wrongHost") return makeLeaf(authority, ANOTHER_HOST, now);
  // A whole day, so that no clock that is a little behind still takes it.
  return makeLeaf(authority, names, now, { from: now - 90 * DAY, to: now - DAY });
}
