// Stores passwords as salted hashes, so that neither a snapshot nor a returned scenario reveals them.
import { createHash, timingSafeEqual } from "node:crypto";
import type { Secrets } from "../../core/index.ts";

/**
 * Returns functions that hash and check passwords. The salt is derived from the seed of the world, so that equal worlds have equal
 * snapshots.
 *
 * One round of SHA-256 is enough for simulated agents, and a large center hashes tens of thousands of passwords when it opens.
 */
export function createSaltedSecrets(seed: number): Secrets {
  if (latest?.seed !== seed) latest = { seed, secrets: createSecrets(seed) };
  return latest.secrets;
}

// Most worlds of a process have one seed and one password, so the last secrets are reused with their last hash.
let latest: { readonly seed: number; readonly secrets: Secrets } | undefined;

function createSecrets(seed: number): Secrets {
  const salt = createHash("sha256").update(`salt of passwords/${seed}`).digest("hex").slice(0, 32);
  // Most agents of a large center share one password, so the last hash is reused.
  let last: { readonly clear: string; readonly hash: string } | undefined;
  return {
    hash(clear) {
      if (last?.clear !== clear) last = { clear, hash: `sha256$${salt}$${digestOf(salt, clear).toString("hex")}` };
      return last.hash;
    },
    decide: (check) => check(),
    matches(hash, clear) {
      const [kind, saltThen, digest] = hash.split("$");
      if (kind !== "sha256" || saltThen === undefined || digest === undefined) return false;
      const expected = Buffer.from(digest, "hex");
      const shown = digestOf(saltThen, clear);
      return expected.length === shown.length && timingSafeEqual(expected, shown);
    },
  };
}

function digestOf(salt: string, clear: string): Buffer {
  return createHash("sha256").update(salt).update("\0").update(clear).digest();
}
