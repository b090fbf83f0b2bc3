// Stores passwords as salted hashes, so that neither a snapshot nor a returned scenario reveals them.
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Secrets } from "../../core/index.ts";

/**
 * Hashes passwords with a random salt. One round of SHA-256 is enough for simulated agents, and a large center hashes tens of thousands
 * of passwords when it opens.
 */
export function saltedSecrets(): Secrets {
  const salt = randomBytes(16).toString("hex");
  // Most agents of a large center share one password, so the last hash is reused.
  let last: { readonly clear: string; readonly sealed: string } | undefined;
  return {
    seal(clear) {
      if (last?.clear !== clear) last = { clear, sealed: `sha256$${salt}$${hash(salt, clear).toString("hex")}` };
      return last.sealed;
    },
    matches(seal, clear) {
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
