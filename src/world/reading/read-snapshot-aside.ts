// Reads a snapshot for a world: a large one in the reading thread, and a small one at once.
import type { Work } from "../../core/index.ts";
import { findUnsafeDataInPieces } from "../../forms/unsafe-data.ts";
import { totalLength } from "../../runtime/segments.ts";
import type { WorldState } from "../lives/world-state.ts";
import type { Slicing } from "../time/slices.ts";
import { Abandoned, doInSlices, type Left } from "../time/turns.ts";
import { readScenarioAside } from "./read-scenario-aside.ts";
import {
  hazardsIn,
  LARGEST_SNAPSHOT,
  notWritten,
  readSnapshot,
  type SnapshotReading,
  type SnapshotRefusal,
} from "./read-snapshot.ts";
import { ReadingTooLarge, readInThread } from "./reading-thread.ts";
import { writingJson } from "./snapshot.ts";

/** Snapshots of more bytes are read in the thread; starting it takes as long as reading ten small ones. */
const SMALL = 256 * 1024;

/** A snapshot as it is given: the bytes of its JSON, in segments, or the value. */
export type GivenSnapshot = { readonly segments: readonly Uint8Array[] } | { readonly value: unknown };

/** A snapshot that cannot be read; the message says why. */
export class SnapshotError extends Error {
  readonly code = "CCGW_SNAPSHOT";
  readonly refusal: SnapshotRefusal;

  constructor(refusal: SnapshotRefusal, options?: ErrorOptions) {
    super(sentenceOf(refusal), options);
    this.name = "SnapshotError";
    this.refusal = refusal;
  }
}

/** What reading a snapshot depends on. */
export interface SnapshotReadingParts {
  /** How many agents the world may have. */
  readonly maxAgents: number;
  readonly slicing: Slicing | undefined;
  /** Comes when nobody waits for it any more. */
  readonly left: Left | undefined;
}

/**
 * Reads the state that was written down. Segments belong to the reader from then on.
 *
 * @throws SnapshotError when it is refused, Abandoned when `left` came.
 */
export async function readSnapshotAside(given: GivenSnapshot, parts: SnapshotReadingParts): Promise<WorldState> {
  const { slicing, left } = parts;
  const written = "segments" in given ? given : await doInSlices(slicing, "restore", writing(given.value), left);
  const reading = "segments" in written ? await readSegments(written.segments, parts) : written;
  if (!("state" in reading)) throw new SnapshotError(reading);
  return reading.state;
}

/** Writes a value of a program as the bytes of its JSON. */
function* writing(value: unknown): Work<{ readonly segments: readonly Uint8Array[] } | SnapshotRefusal> {
  const refusal = hazardsIn(yield* findUnsafeDataInPieces(value, LARGEST_SNAPSHOT));
  if (refusal !== undefined) return refusal;
  try {
    return { segments: yield* writingJson(value) };
  } catch (error) {
    // Such as a BigInt, which JSON has no form for.
    return {
      sentence: `This snapshot cannot be written as JSON: ${error instanceof Error ? error.message : String(error)}.`,
    };
  }
}

async function readSegments(
  segments: readonly Uint8Array[],
  { maxAgents, left }: SnapshotReadingParts,
): Promise<SnapshotReading> {
  let signal: AbortSignal | undefined;
  const comesToLeave = (): AbortSignal | undefined => (signal ??= left?.());
  try {
    if (totalLength(segments) <= SMALL) {
      const bytes = Buffer.concat(segments);
      return await readSnapshot(bytes, maxAgents, (source, bounds) => readScenarioAside(source, bounds, comesToLeave));
    }
    const transfer = segments.map(({ buffer }) => buffer as ArrayBuffer);
    return await readInThread("snapshot", { segments, maxAgents }, comesToLeave(), transfer);
  } catch (error) {
    if (signal?.aborted === true) throw new Abandoned("restore");
    if (error instanceof ReadingTooLarge) return { sentence: `This snapshot is refused: ${error.message}.` };
    return { sentence: notWritten(`it cannot be checked (${String(error)})`) };
  }
}

function sentenceOf(refusal: SnapshotRefusal): string {
  if ("sentence" in refusal) return refusal.sentence;
  if ("hazards" in refusal) return refusal.hazards.join("\n");
  return `This snapshot is not JSON: ${"notJson" in refusal ? refusal.notJson : refusal.notUtf8.message}.`;
}
