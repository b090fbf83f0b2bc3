// The thread that reads large input.
// It sends the result in pieces, and waits after each until the main thread requests the next.
import { parentPort, workerData } from "node:worker_threads";
import { cutIntoPieces } from "../../forms/data-pieces.ts";
import {
  readScenario,
  type ScenarioBounds,
  type ScenarioResult,
  type ScenarioSource,
} from "../../scenario/reading/read-scenario.ts";
import type { WrittenScenario } from "../../scenario/reading/scenario-schema.ts";
import { writtenFormOf } from "../../scenario/reading/written-scenario.ts";
import { readSnapshot, type SnapshotReading } from "./read-snapshot.ts";

/** The result of reading a scenario, with the written form, which is stored outside the scenario and would be lost between threads. */
type ReadScenario = ScenarioResult & { readonly written?: WrittenScenario | undefined };

/** A snapshot in segments, which the thread joins. */
interface SegmentedSnapshot {
  readonly segments: readonly Uint8Array[];
  readonly maxAgents: number;
}

const readers = {
  async scenario({ source, bounds }: { source: ScenarioSource; bounds: ScenarioBounds }): Promise<ReadScenario> {
    const read = await readScenario(source, bounds);
    return "problems" in read ? read : { scenario: read.scenario, written: writtenFormOf(read.scenario) };
  },
  snapshot({ segments, maxAgents }: SegmentedSnapshot): Promise<SnapshotReading> {
    return readSnapshot(Buffer.concat(segments), maxAgents, readScenario);
  },
};

/** The readers of the thread, by name. */
export type Readers = typeof readers;

/** The task of a thread. */
export type ReadingTask = {
  [Name in keyof Readers]: { readonly name: Name; readonly input: Parameters<Readers[Name]>[0] };
}[keyof Readers];

async function sendResult(task: ReadingTask): Promise<void> {
  const pieces = cutIntoPieces(
    task.name === "scenario" ? await readers.scenario(task.input) : await readers.snapshot(task.input),
  );
  const sendNext = (): void => parentPort?.postMessage(pieces.next().value ?? "end");
  parentPort?.on("message", sendNext);
  sendNext();
}

void sendResult(workerData as ReadingTask);
