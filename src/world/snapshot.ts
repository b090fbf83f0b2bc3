// A world written down as JSON, with a seal that tells a whole one, and read back by the version that wrote it.

import { createHash } from "node:crypto";
import type { Work } from "../core/index.ts";
import { iso } from "../forms/iso.ts";
import { jsonPieces } from "../forms/json-pieces.ts";
import { sayTooManyAgents } from "../scenario/max-agents.ts";
import { copyInPieces } from "../scenario/pieces.ts";
import { packageVersion } from "./version.ts";
import type { WorldState } from "./world-state.ts";

/** What a snapshot says it is. */
const FORMAT = "cc-gateway-simulator world";

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

/** A snapshot that cannot be read; the message says why. */
export class SnapshotError extends Error {
  readonly code = "CCGW_SNAPSHOT";

  constructor(sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = "SnapshotError";
  }
}

/**
 * Writes a state down: a copy of it, of which nothing changes any more. The state must not change before the work is over.
 *
 * @yields how many pieces are copied, then how many are in the seal.
 */
export function* writingSnapshot(state: WorldState): Work<WorldSnapshot> {
  const world = yield* copyInPieces(state);
  const at = iso(world.life.center.clock.now);
  const written = { format: FORMAT, version: packageVersion(), at, world };
  const hash = createHash("sha256");
  let done = 0;
  for (const piece of jsonPieces(written, inOrder)) {
    hash.update(piece);
    yield { done: ++done, of: 0 };
  }
  return { ...written, seal: hash.digest("hex") };
}

/** Writes a snapshot as JSON, in pieces of its bytes. */
export function* snapshotBytes(snapshot: WorldSnapshot): Work<Buffer> {
  const bytes: Buffer[] = [];
  for (const piece of jsonPieces(snapshot)) {
    bytes.push(Buffer.from(piece));
    yield { done: bytes.length, of: 0 };
  }
  return Buffer.concat(bytes);
}

/**
 * The state that was written down: a copy of it.
 *
 * @param maxAgents how many agents the world may have.
 * @throws SnapshotError when it is no snapshot, is of another version, has been changed, or has what no simulator writes.
 */
export async function readSnapshot(given: unknown, maxAgents: number): Promise<WorldState> {
  if (typeof given !== "object" || given === null) throw new SnapshotError("A snapshot is an object.");
  const { seal, ...written } = given as Partial<WorldSnapshot>;
  if (written.format !== FORMAT) {
    throw new SnapshotError(`This is no snapshot: its format is to be ${JSON.stringify(FORMAT)}.`);
  }
  if (written.version !== packageVersion()) {
    const version = typeof written.version === "string" ? written.version.slice(0, 40) : "no version";
    throw new SnapshotError(
      `This snapshot is of ${version}, and this is ${packageVersion()}: a snapshot is read by the version that wrote it.`,
    );
  }
  if (written.world === undefined || sealOf(written) !== seal) {
    throw new SnapshotError("This snapshot is not as it was written: it is to be given back whole and unchanged.");
  }
  const state = JSON.parse(JSON.stringify(written.world)) as WorldState;
  const agents: unknown = (state as Partial<WorldState>).life?.center?.state?.agents;
  if (Array.isArray(agents) && agents.length > maxAgents) {
    throw new SnapshotError(`This snapshot has too many agents: ${sayTooManyAgents(agents.length, maxAgents)}.`);
  }
  // Anybody can work out a seal. Loaded with the first snapshot: nobody's start waits for these shapes.
  const { flawOf } = await import("./snapshot-check/check.ts");
  const flaw = await flawOf(state, maxAgents).catch((error: unknown) => `it cannot be checked (${String(error)})`);
  if (flaw !== undefined) throw new SnapshotError(`This snapshot was not written by a simulator: ${flaw}.`);
  return state;
}

/** A hash over all of it, whatever the order in which members stand: a program that reads JSON may write it in another. */
function sealOf(written: object): string {
  return createHash("sha256").update(JSON.stringify(written, inOrder)).digest("hex");
}

/** An object whose members stand in the order of their names; every other value as it is. */
function inOrder(_: string, value: unknown): unknown {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value;
}
