// A world written down as JSON, sealed so that only what a simulator of this version wrote is read back.
import { createHash } from "node:crypto";
import type { BeginningSnapshot } from "./beginning.ts";
import type { LifeSnapshot } from "./life.ts";
import { packageVersion } from "./version.ts";

/** What a snapshot says it is. */
const FORMAT = "cc-gateway-simulator world";

/** All that a world goes on from. */
export interface WorldState {
  /** Such as `manual` and `60x`. */
  readonly clock: string;
  /** What a reset goes back to. */
  readonly beginning: BeginningSnapshot;
  readonly life: LifeSnapshot;
}

/** A world as JSON: plain data, which belongs to whoever holds it. */
export interface WorldSnapshot {
  readonly format: string;
  readonly version: string;
  /** What time it was in the world. */
  readonly at: string;
  readonly world: WorldState;
  /** Says whether the rest is as it was written: it cannot be checked piece by piece as what people write is. */
  readonly seal: string;
}

/** A snapshot that cannot be read; the message says why. */
export class SnapshotError extends Error {
  readonly code = "CCGW_SNAPSHOT";

  constructor(sentence: string) {
    super(sentence);
    this.name = "SnapshotError";
  }
}

/** Writes a state down: a copy of it, of which nothing changes any more. */
export function writeSnapshot(state: WorldState): WorldSnapshot {
  const world = JSON.parse(JSON.stringify(state)) as WorldState;
  const at = new Date(world.life.center.clock.now).toISOString();
  const written = { format: FORMAT, version: packageVersion(), at, world };
  return { ...written, seal: sealOf(written) };
}

/**
 * The state that was written down: a copy of it.
 *
 * @throws SnapshotError when it is no snapshot, is of another version, or has been changed.
 */
export function readSnapshot(given: unknown): WorldState {
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
  return JSON.parse(JSON.stringify(written.world)) as WorldState;
}

/** A hash over all of it, whatever the order in which members stand: a program that reads JSON may write it in another. */
function sealOf(written: object): string {
  const inOrder = JSON.stringify(written, (_, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );
  return createHash("sha256").update(inOrder).digest("hex");
}
