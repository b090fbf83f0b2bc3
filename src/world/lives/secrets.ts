// How a world keeps passwords: as salted hashes, so that neither a snapshot nor a scenario that is read back gives them away.
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Secrets } from "../../core/index.ts";

/**
 * Seals passwords with a salt of the world's own. One round of SHA-256: these are the passwords of simulated agents, and tens of thousands
 * of them are sealed when a large center opens.
 */
export function saltedSecrets(): Secrets {
  const salt = randomBytes(16).toString("hex");
  // The agents of a large center mostly share one password: it is hashed once, not tens of thousands of times in a row.
  let last: { readonly clear: string; readonly sealed: string } | undefined;
  return {
    seal(clear) {
      if (last?.clear !== clear) last = { clear, sealed: `sha256$${salt}$${hash(salt, clear).toString("hex")}` };
      return last.sealed;
    },
    opens(seal, clear) {
      const [kind, saltThen, digest] = seal.split("$");
      if (kind !== "sha256" || saltThen === undefined || digest === undefined) return false;
      const expected = Buffer.from(digest, "hex");
      const shown = hash(saltThen, clear);
      return expected.length === shown.length && timingSafeEqual(expected, shown);
    },
  };
}

function hash(salt: string, clear: string): Buffer {
  return createHash("sha256").update(salt).update("\0").update(clear).digest();
}
