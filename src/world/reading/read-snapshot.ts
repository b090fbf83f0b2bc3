// Reads the bytes of a snapshot into the state of a world, or returns why it is refused.
import { finish } from "../../core/index.ts";
import { readJson } from "../../forms/json-text.ts";
import { describeTooManyAgents } from "../../forms/max-agents.ts";
import { placeProblems } from "../../forms/problems.ts";
import { decodeText, type NotUtf8 } from "../../forms/text-bytes.ts";
import { findUnsafeData } from "../../forms/unsafe-data.ts";
import { readPackageVersion } from "../../runtime/version.ts";
import type { ScenarioReader } from "../../scenario/reading/check-scenario-snapshot.ts";
import type { WorldState } from "../lives/world-state.ts";
import { computeSealInSlices, FORMAT, type WorldSnapshot } from "./snapshot.ts";

/** The maximum size of a snapshot, in bytes. It also limits the number of values, because each takes at least one byte. */
export const MAX_SNAPSHOT_BYTES = 64 * 1024 * 1024;

/** The reason for refusing a snapshot: it is not UTF-8, it is not JSON, it has unsafe data, or another sentence. */
export type SnapshotRefusal =
  | { readonly notUtf8: NotUtf8 }
  | { readonly notJson: string }
  | { readonly problems: readonly string[] }
  | { readonly sentence: string };

/** The state in a snapshot, with the seal of the snapshot. */
export interface ReadSnapshot {
  readonly state: WorldState;
  readonly seal: string;
}

/** A snapshot that was read, or why it is refused. Plain data, which can be sent to another thread. */
export type SnapshotReading = ReadSnapshot | SnapshotRefusal;

/**
 * Reads a snapshot. It is checked like any input even if its seal is right, because anyone can compute a seal.
 *
 * @param maxAgents the maximum number of agents of the world.
 * @param readScenario reads the scenarios in it.
 */
export async function readSnapshot(
  bytes: Uint8Array,
  maxAgents: number,
  readScenario: ScenarioReader,
): Promise<SnapshotReading> {
  const decoded = decodeText(bytes);
  if (!("text" in decoded)) return { notUtf8: decoded };
  // Repeated members are not searched for, because in large texts that takes as long as all other checks.
  const json = decoded.text.trim() === "" ? { value: undefined } : readJson(decoded.text, true);
  if ("wrong" in json) return { notJson: json.wrong };
  const refusal = refuseUnsafeData(findUnsafeData(json.value, MAX_SNAPSHOT_BYTES));
  return refusal ?? readValue(json.value, maxAgents, readScenario);
}

/** Returns the refusal of unsafe data; undefined if there is none. */
export function refuseUnsafeData(problems: ReturnType<typeof findUnsafeData>): SnapshotRefusal | undefined {
  return problems.length === 0
    ? undefined
    : { problems: placeProblems(problems, "", undefined).map(({ message }) => message) };
}

async function readValue(given: unknown, maxAgents: number, readScenario: ScenarioReader): Promise<SnapshotReading> {
  if (typeof given !== "object" || given === null) return { sentence: "A snapshot is an object." };
  const { seal, ...written } = given as Partial<WorldSnapshot>;
  if (written.format !== FORMAT) {
    return { sentence: `This is not a snapshot: its format must be ${JSON.stringify(FORMAT)}.` };
  }
  if (written.version !== readPackageVersion()) {
    const { version } = written;
    const origin = typeof version === "string" ? `was written by version ${version.slice(0, 40)}` : "names no version";
    return {
      sentence: `This snapshot ${origin}, and this is version ${readPackageVersion()}: only the version that wrote a snapshot can read it.`,
    };
  }
  if (written.world === undefined || finish(computeSealInSlices(written)) !== seal) {
    return { sentence: "This snapshot is incomplete or was changed: send the whole snapshot, unchanged." };
  }
  const state = written.world;
  const agents: unknown = (state as Partial<WorldState>).life?.center?.state?.agents;
  if (Array.isArray(agents) && agents.length > maxAgents) {
    return { sentence: `In this snapshot, ${describeTooManyAgents(agents.length, maxAgents)}.` };
  }
  // Loaded with the first snapshot, to keep the start of the simulator short.
  const { findStateProblem } = await import("../snapshot-check/check.ts");
  const problem = await findStateProblem(state, maxAgents, readScenario).catch(
    (error: unknown) => `it cannot be checked (${String(error)})`,
  );
  return problem === undefined ? { state, seal } : { sentence: describeNotWritten(problem) };
}

/** Returns the sentence for a snapshot that no simulator can have written. */
export function describeNotWritten(problem: string): string {
  return `This snapshot was not written by a simulator: ${problem}.`;
}
