// Reads large scenarios in a thread of their own, so that whoever else this thread serves does not wait for that.
import type { Worker } from "node:worker_threads";
import { findHazards, holdsMoreValues } from "./hazards.ts";
import { Assembly, type Piece } from "./pieces.ts";
import {
  LARGEST_TEXT,
  readIfSmall,
  readScenario,
  type ScenarioBounds,
  type ScenarioResult,
  type ScenarioSource,
} from "./read.ts";
import type { Scenario } from "./scenario.ts";
import type { WrittenScenario } from "./schema.ts";
import { keepWritten } from "./written.ts";

/** Longer texts (bytes), and scenarios with more values, are read in a thread of their own. */
const SMALL_TEXT = 8 * 1024;
const FEW_VALUES = 1_000;

/** So much memory (MiB) the reading of one scenario may take. */
export const READING_MEMORY = 1_024;

/** Behind the one that is being read the others wait, so that the memory for one is enough. */
let before: Promise<unknown> = Promise.resolve();

/**
 * Reads a scenario as `readScenario` does, and a large one aside.
 *
 * @param left called where it is read aside; its signal comes when nobody waits for the scenario any more.
 * @throws the reason of that signal.
 */
export async function readScenarioAside(
  source: ScenarioSource,
  bounds: ScenarioBounds,
  left: () => AbortSignal | undefined = () => undefined,
): Promise<ScenarioResult> {
  if ("object" in source) {
    // Another thread would get a copy without the class that an object is refused for.
    if (!holdsMoreValues(source.object, FEW_VALUES) || findHazards(source.object).length > 0)
      return readScenario(source, bounds);
  } else {
    const size = "text" in source ? Buffer.byteLength(source.text) : source.bytes.length;
    const read = size <= SMALL_TEXT ? await readIfSmall(source, bounds, FEW_VALUES) : undefined;
    if (read !== undefined) return read;
    if (size > LARGEST_TEXT) return readScenario(source, bounds);
  }
  const signal = left();
  const reading = before.then(() => readInThread(source, bounds, signal));
  before = reading.catch(() => {});
  return reading;
}

async function readInThread(
  source: ScenarioSource,
  bounds: ScenarioBounds,
  signal: AbortSignal | undefined,
): Promise<ScenarioResult> {
  signal?.throwIfAborted();
  const { Worker } = await import("node:worker_threads");
  const isSource = import.meta.url.endsWith(".ts");
  const worker = new Worker(new URL(`./reading-worker.${isSource ? "ts" : "js"}`, import.meta.url), {
    workerData: { source, bounds },
    resourceLimits: { maxOldGenerationSizeMb: READING_MEMORY },
    // The program may have been started with modules that the thread has no use for.
    execArgv: isSource ? ["--import", new URL("../../scripts/tsx-in-thread.mjs", import.meta.url).href] : [],
  });
  try {
    return finished(await takePieces(worker, signal));
  } catch (error) {
    if ((error as { code?: unknown }).code !== "ERR_WORKER_OUT_OF_MEMORY") throw error;
    const message = `this takes more than ${READING_MEMORY} MiB of memory to read`;
    const [file, line] = "object" in source ? [source.name, 0] : [source.file, 1];
    return { problems: [{ file, line, column: line, message }] };
  } finally {
    await worker.terminate();
  }
}

/** Takes over what a thread has read. */
function takePieces(worker: Worker, signal: AbortSignal | undefined): Promise<unknown> {
  const assembly = new Assembly();
  return new Promise((resolve, reject) => {
    const abandon = (): void => reject(signal?.reason);
    signal?.addEventListener("abort", abandon, { once: true });
    worker.on("message", (piece: Piece | "end") => {
      if (piece === "end") {
        signal?.removeEventListener("abort", abandon);
        resolve(assembly.data);
        return;
      }
      assembly.add(piece);
      worker.postMessage("next");
    });
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`The thread that reads a scenario ended with code ${code}.`)));
  });
}

/** What `readScenario` returned in the other thread. */
function finished(told: unknown): ScenarioResult {
  const read = told as
    | Extract<ScenarioResult, { problems: unknown }>
    | { scenario: Scenario; written: WrittenScenario };
  if ("problems" in read) return read;
  keepWritten(read.scenario, read.written);
  return { scenario: read.scenario };
}
