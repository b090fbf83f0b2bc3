// Reads large scenarios in the reading thread, and small ones in the calling thread.

import { findUnsafeData, isLargerThan } from "../../forms/unsafe-data.ts";
import {
  MAX_TEXT_BYTES,
  readIfSmall,
  readScenario,
  type ScenarioBounds,
  type ScenarioResult,
  type ScenarioSource,
} from "../../scenario/reading/read-scenario.ts";
import { rememberWritten } from "../../scenario/reading/written-scenario.ts";
import { ReadingTooLarge, readInThread } from "./reading-thread.ts";

/** Longer texts (bytes), and scenarios that hold more values or name more agents, are read in the reading thread. */
const MAX_BYTES_HERE = 8 * 1024;
const MAX_PARTS_HERE = { values: 1_000, agents: 5_000 };

function isLarge(data: unknown): boolean {
  return isLargerThan(data, MAX_PARTS_HERE);
}

/**
 * Reads a scenario as `readScenario` does; a large one in the reading thread.
 *
 * @param getSignal called if it is read in the thread; its signal is aborted when the scenario is no longer needed.
 * @throws the reason of that signal, if it is aborted.
 */
export async function readScenarioAside(
  source: ScenarioSource,
  bounds: ScenarioBounds,
  getSignal: () => AbortSignal | undefined = () => undefined,
): Promise<ScenarioResult> {
  if ("object" in source) {
    // Unsafe objects are refused here, because the thread would get copies without their classes.
    if (!isLarge(source.object) || findUnsafeData(source.object).length > 0) return readScenario(source, bounds);
  } else {
    const size = "text" in source ? Buffer.byteLength(source.text) : source.bytes.length;
    const read = size <= MAX_BYTES_HERE ? await readIfSmall(source, bounds, isLarge) : undefined;
    if (read !== undefined) return read;
    if (size > MAX_TEXT_BYTES) return readScenario(source, bounds);
  }
  try {
    const read = await readInThread("scenario", { source, bounds }, getSignal());
    if ("problems" in read) return read;
    if (read.written !== undefined) rememberWritten(read.scenario, read.written);
    return { scenario: read.scenario };
  } catch (error) {
    if (!(error instanceof ReadingTooLarge)) throw error;
    const [file, line] = "object" in source ? [source.name, 0] : [source.file, 1];
    return { problems: [{ file, line, column: line, message: error.message }] };
  }
}
