// Reads a snapshot for a world: a large one in the reading thread, and a small one in the calling thread.
import type { Work } from "../../core/index.ts";
import { findUnsafeDataInSlices } from "../../forms/unsafe-data.ts";
import { sumLengths } from "../../runtime/segments.ts";
import type { Slicing } from "../time/slices.ts";
import { Abandoned, doInSlices, type GetSignal } from "../time/turns.ts";
import { readScenarioAside } from "./read-scenario-aside.ts";
import {
  describeNotWritten,
  MAX_SNAPSHOT_BYTES,
  type ReadSnapshot,
  readSnapshot,
  refuseUnsafeData,
  type SnapshotReading,
  type SnapshotRefusal,
} from "./read-snapshot.ts";
import { ReadingTooLarge, readInThread } from "./reading-thread.ts";
import { type WorldSnapshot, writeJsonInSlices } from "./snapshot.ts";

/** Snapshots of more bytes are read in the thread. Starting it takes as long as reading ten small ones. */
const MAX_BYTES_HERE = 256 * 1024;

/** Own snapshots of more bytes are read in the thread, because parsing blocks all worlds for about 10 ms per MiB. */
const MAX_OWN_BYTES_HERE = 8 * 1024 * 1024;

/** A snapshot as the bytes of its JSON, in segments, or as a value. */
export type GivenSnapshot = { readonly segments: readonly Uint8Array[] } | { readonly value: unknown };

/** Thrown for a snapshot that is refused. */
export class SnapshotError extends Error {
  readonly code = "CCGW_SNAPSHOT";
  readonly refusal: SnapshotRefusal;

  constructor(refusal: SnapshotRefusal, options?: ErrorOptions) {
    super(sentenceOf(refusal), options);
    this.name = "SnapshotError";
    this.refusal = refusal;
  }
}

/** The parts that reading a snapshot needs. */
export interface SnapshotReadingParts {
  /** The maximum number of agents of the world. */
  readonly maxAgents: number;
  readonly slicing: Slicing | undefined;
  /** Its signal is aborted when the result is no longer needed. */
  readonly getSignal: GetSignal | undefined;
}

/**
 * Reads the state in a snapshot, with its seal. The caller must not use its segments afterwards.
 *
 * @throws SnapshotError if it is refused, Abandoned if the signal was aborted.
 */
export async function readSnapshotAside(given: GivenSnapshot, parts: SnapshotReadingParts): Promise<ReadSnapshot> {
  const { slicing, getSignal } = parts;
  const written =
    "segments" in given ? given : await doInSlices(slicing, "restore", writeInSlices(given.value), getSignal);
  const reading = "segments" in written ? await readSegments(written.segments, parts) : written;
  if (!("state" in reading)) throw new SnapshotError(reading);
  return reading;
}

/**
 * Reads a snapshot that this process wrote and kept. A small one is only parsed, which takes less time than starting the thread. A large
 * one is checked in the thread.
 *
 * @throws SnapshotError if a large one is refused, Abandoned if the signal was aborted.
 */
export async function readOwnSnapshot(
  segments: readonly Uint8Array[],
  parts: SnapshotReadingParts,
): Promise<ReadSnapshot> {
  // The thread takes over its segments, and this snapshot may be needed again.
  const copy = () => segments.map((segment) => segment.slice());
  if (sumLengths(segments) > MAX_OWN_BYTES_HERE) return readSnapshotAside({ segments: copy() }, parts);
  const { world, seal } = JSON.parse(Buffer.concat(segments).toString()) as WorldSnapshot;
  return { state: world, seal };
}

/** Writes a value as the bytes of its JSON, or returns why it is refused. */
function* writeInSlices(value: unknown): Work<{ readonly segments: readonly Uint8Array[] } | SnapshotRefusal> {
  const refusal = refuseUnsafeData(yield* findUnsafeDataInSlices(value, MAX_SNAPSHOT_BYTES));
  if (refusal !== undefined) return refusal;
  try {
    return { segments: yield* writeJsonInSlices(value) };
  } catch (error) {
    // JSON cannot represent some values, such as a BigInt.
    return {
      sentence: `This snapshot cannot be written as JSON: ${error instanceof Error ? error.message : String(error)}.`,
    };
  }
}

async function readSegments(
  segments: readonly Uint8Array[],
  { maxAgents, getSignal }: SnapshotReadingParts,
): Promise<SnapshotReading> {
  let signal: AbortSignal | undefined;
  const takeSignal = (): AbortSignal | undefined => (signal ??= getSignal?.());
  try {
    if (sumLengths(segments) <= MAX_BYTES_HERE) {
      const bytes = Buffer.concat(segments);
      return await readSnapshot(bytes, maxAgents, (source, bounds) => readScenarioAside(source, bounds, takeSignal));
    }
    const transfer = segments.map(({ buffer }) => buffer as ArrayBuffer);
    return await readInThread("snapshot", { segments, maxAgents }, takeSignal(), transfer);
  } catch (error) {
    if (signal?.aborted === true) throw new Abandoned("restore");
    if (error instanceof ReadingTooLarge) return { sentence: `This snapshot is refused: ${error.message}.` };
    return { sentence: describeNotWritten(`it cannot be checked (${String(error)})`) };
  }
}

function sentenceOf(refusal: SnapshotRefusal): string {
  if ("sentence" in refusal) return refusal.sentence;
  if ("problems" in refusal) return refusal.problems.join("\n");
  return `This snapshot is not JSON: ${"notJson" in refusal ? refusal.notJson : refusal.notUtf8.message}.`;
}
