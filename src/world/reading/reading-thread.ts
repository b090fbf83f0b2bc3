// Reads large input in a separate thread, so that the main thread can serve requests meanwhile.
import type { TransferListItem, Worker } from "node:worker_threads";
import { Assembly, type DataPiece } from "../../forms/data-pieces.ts";
import { waitForNextTurn } from "../../runtime/time.ts";
import type { Readers, ReadingTask } from "./reading-worker.ts";

/** The maximum size of the thread's heap, in MiB. */
export const MAX_MEMORY_MIB = 1_024;

/** Thrown by a reading that needs more than `MAX_MEMORY_MIB`. */
export class ReadingTooLarge extends Error {
  constructor() {
    super(`reading it takes more than ${MAX_MEMORY_MIB} MiB of memory`);
    this.name = "ReadingTooLarge";
  }
}

/** The latest reading. The next reading waits for it, so that only one takes memory at a time. */
let latestReading: Promise<unknown> = Promise.resolve();

/**
 * Reads input in a new thread, after all earlier readings have ended.
 *
 * @param name the name of the reader.
 * @param input the input of the reader.
 * @param signal aborted when the result is no longer needed.
 * @param transfer buffers of the input that are moved to the thread.
 * @returns the result of the reader.
 * @throws ReadingTooLarge; the reason of the signal; any error of the reader.
 */
export function readInThread<Name extends keyof Readers>(
  name: Name,
  input: Parameters<Readers[Name]>[0],
  signal: AbortSignal | undefined,
  transfer: readonly TransferListItem[] = [],
): Promise<Awaited<ReturnType<Readers[Name]>>> {
  const reading = latestReading.then(() => read({ name, input } as ReadingTask, signal, transfer));
  latestReading = reading.catch(() => {});
  return reading as Promise<Awaited<ReturnType<Readers[Name]>>>;
}

async function read(
  task: ReadingTask,
  signal: AbortSignal | undefined,
  transfer: readonly TransferListItem[],
): Promise<unknown> {
  const { Worker } = await import("node:worker_threads");
  signal?.throwIfAborted();
  const isSource = import.meta.url.endsWith(".ts");
  const worker = new Worker(new URL(`./reading-worker.${isSource ? "ts" : "js"}`, import.meta.url), {
    workerData: task,
    transferList: [...transfer],
    resourceLimits: { maxOldGenerationSizeMb: MAX_MEMORY_MIB },
    // TypeScript sources need a loader, and on Node 20 that of the main thread does not work in other threads.
    execArgv: isSource ? ["--import", new URL("../../../scripts/tsx-in-thread.mjs", import.meta.url).href] : [],
  });
  try {
    return await assembleResult(worker, signal);
  } catch (error) {
    throw (error as { code?: unknown }).code === "ERR_WORKER_OUT_OF_MEMORY" ? new ReadingTooLarge() : error;
  } finally {
    await worker.terminate();
  }
}

/** Assembles the result of a reading from the pieces that the thread sends, one per turn of the event loop. */
function assembleResult(worker: Worker, signal: AbortSignal | undefined): Promise<unknown> {
  const assembly = new Assembly();
  return new Promise((resolve, reject) => {
    const abandon = (): void => reject(signal?.reason);
    signal?.addEventListener("abort", abandon, { once: true });
    worker.on("message", (piece: DataPiece | "end") => {
      if (piece === "end") {
        signal?.removeEventListener("abort", abandon);
        resolve(assembly.data);
        return;
      }
      assembly.add(piece);
      void waitForNextTurn().then(() => worker.postMessage("next"));
    });
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`The reading thread ended with code ${code}.`)));
  });
}
