// Writes a world down as JSON, with a seal that shows whether it is whole. read-snapshot.ts reads it back.
import { createHash } from "node:crypto";
import type { Work } from "../../core/index.ts";
import { copyInPieces } from "../../forms/data-pieces.ts";
import { iso } from "../../forms/iso.ts";
import { jsonPieces } from "../../forms/json-pieces.ts";
import { Segments } from "../../runtime/segments.ts";
import { packageVersion } from "../../runtime/version.ts";
import type { WorldState } from "../lives/world-state.ts";

/** What a snapshot says it is. */
export const FORMAT = "cc-gateway-simulator world";

/** A world as JSON: plain data, which belongs to whoever holds it. */
export interface WorldSnapshot {
  readonly format: string;
  readonly version: string;
  /** What time it was in the world. */
  readonly at: string;
  readonly world: WorldState;
  /** A hash that tells a snapshot that was cut off or edited from a whole one. It is no proof: what is in it is checked all the same. */
  readonly seal: string;
}

/**
 * Writes a state down: a copy of it, of which nothing changes any more. The state must not change before the work is over.
 *
 * @param taking collects the state.
 * @yields how many pieces are collected, then how many are copied, then how many are in the seal.
 */
export function* writingSnapshot(taking: Work<WorldState>): Work<WorldSnapshot> {
  const world = yield* copyInPieces(yield* taking);
  const at = iso(world.life.center.clock.now);
  const written = { format: FORMAT, version: packageVersion(), at, world };
  return { ...written, seal: yield* sealing(written) };
}

/**
 * Works out the seal of a snapshot: a hash over all its other members. The order of members does not matter, because a program that reads
 * JSON may write it in another order.
 *
 * @yields how many pieces are hashed.
 */
export function* sealing(written: object): Work<string> {
  const hash = createHash("sha256");
  let done = 0;
  for (const piece of jsonPieces(written, inOrder)) {
    hash.update(piece);
    yield { done: ++done, of: 0 };
  }
  return hash.digest("hex");
}

/**
 * Writes a value as the bytes of its JSON, in segments; none where JSON has no form for it.
 *
 * @yields how many pieces are written.
 */
export function* writingJson(value: unknown): Work<readonly Uint8Array[]> {
  const segments = new Segments();
  let done = 0;
  for (const piece of jsonPieces(value)) {
    segments.add(Buffer.from(piece));
    yield { done: ++done, of: 0 };
  }
  return segments.list;
}

/** An object whose members stand in the order of their names; every other value as it is. */
function inOrder(_: string, value: unknown): unknown {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value;
}
