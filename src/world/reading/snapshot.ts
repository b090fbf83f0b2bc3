// Writes a world as a snapshot with a seal, as a line of a tape, or as a hash.
import { createHash } from "node:crypto";
import { handleInSlices, hashDataInSlices, type Work } from "../../core/index.ts";
import { copyInSlices } from "../../forms/data-pieces.ts";
import { formatInstant } from "../../forms/instant-form.ts";
import { writeJsonInPieces } from "../../forms/json-pieces.ts";
import { Segments } from "../../runtime/segments.ts";
import { readPackageVersion } from "../../runtime/version.ts";
import type { WorldState } from "../lives/world-state.ts";

/** The `format` of snapshots. */
export const FORMAT = "cc-gateway-simulator world";

/** A world as plain data, independent of the world. */
export interface WorldSnapshot {
  readonly format: string;
  readonly version: string;
  /** The world time. */
  readonly at: string;
  readonly world: WorldState;
  /** A hash that reveals truncated or edited snapshots. Anyone can compute it, so the content is checked as well. */
  readonly seal: string;
}

/**
 * Copies a state into a snapshot. The state must not change until the work is over.
 *
 * @param taking collects the state.
 * @yields the number of collected pieces, then of copied ones, then of hashed ones.
 */
export function* writeSnapshotInSlices(taking: Work<WorldState>): Work<WorldSnapshot> {
  return yield* sealSnapshotInSlices(yield* copyInSlices(yield* taking));
}

function* sealSnapshotInSlices(world: WorldState): Work<WorldSnapshot> {
  const at = formatInstant(world.life.center.clock.now);
  const written = { format: FORMAT, version: readPackageVersion(), at, world };
  return { ...written, seal: yield* computeSealInSlices(written) };
}

/**
 * Hashes a world with its name. The state must not change until the work is over.
 *
 * @param taking collects the state.
 * @yields the number of collected pieces, then of hashed values.
 */
export function* hashWorldInSlices(name: string, taking: Work<WorldState>): Work<string> {
  return yield* hashDataInSlices({ name, state: yield* taking });
}

/**
 * Computes the seal of a snapshot: a hash over all its other members, independent of their order, because programs may reorder members of
 * JSON.
 *
 * @yields the number of hashed pieces.
 */
export function* computeSealInSlices(written: object): Work<string> {
  const hash = createHash("sha256");
  let done = 0;
  for (const piece of writeJsonInPieces(written, "by name")) {
    hash.update(piece);
    yield { done: ++done, of: 0 };
  }
  return hash.digest("hex");
}

/** Writes the line of a tape after a restore: the snapshot that the world continues from, without the addresses and tokens of pushes. */
export function* writeTapeLineInSlices(taking: Work<WorldState>): Work<readonly Uint8Array[]> {
  const world = yield* copyInSlices(yield* taking);
  yield* handleInSlices(world.life.center.state.agents, ({ session }) => {
    const push = session?.details.push;
    // The copy is not shared, so it may be changed. A replay pushes nothing, and hashDataInSlices leaves both members out.
    if (push !== undefined) Object.assign(push, { uri: "", token: "" });
  });
  const snapshot = yield* sealSnapshotInSlices(world);
  const { at, seal } = snapshot;
  return [...(yield* writeJsonInSlices({ at, snapshot, seal })), Buffer.from("\n")];
}

/**
 * Writes a value as the bytes of its JSON, in segments; none if JSON leaves the value out, such as undefined.
 *
 * @yields the number of written pieces.
 * @throws TypeError if JSON cannot represent a value, such as a BigInt.
 */
export function* writeJsonInSlices(value: unknown): Work<readonly Uint8Array[]> {
  const segments = new Segments();
  let done = 0;
  for (const piece of writeJsonInPieces(value)) {
    segments.add(Buffer.from(piece));
    yield { done: ++done, of: 0 };
  }
  return segments.finish();
}
