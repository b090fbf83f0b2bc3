// Reads large input in a separate thread, so that the main thread goes on serving requests meanwhile.
import type { TransferListItem, Worker } from "node:worker_threads";
import { Assembly, type Piece } from "../../forms/data-pieces.ts";
import { nextTurn } from "../../runtime/time.ts";
import type { Readers, ReadingTask } from "./reading-worker.ts";

/** How much memory (MiB) one reading may take. */
export const READING_MEMORY = 1_024;

/** A reading that needs more than `READING_MEMORY`. */
export class ReadingTooLarge extends Error {
  constructor() {
    super(`this takes more than ${READING_MEMORY} MiB of memory to read`);
    this.name = "ReadingTooLarge";
  }
}

/** The reading before, which the next one waits for: so the memory for one is enough. */
let before: Promise<unknown> = Promise.resolve();

/**
 * Reads input in the thread; readings wait for each other.
 *
 * @param signal comes when nobody waits for the outcome any more.
 * @param transfer buffers of the input that only the thread needs from now on.
 * @returns what the reader of that name returned.
 * @throws ReadingTooLarge; the reason of the signal; whatever the reader throws.
 */
export function readInThread<Name extends keyof Readers>(
  name: Name,
  input: Parameters<Readers[Name]>[0],
  signal: AbortSignal | undefined,
  transfer: readonly TransferListItem[] = [],
): Promise<Awaited<ReturnType<Readers[Name]>>> {
  const reading = before.then(() => read({ name, input } as ReadingTask, signal, transfer));
  before = reading.catch(() => {});
  return reading as Promise<Awaited<ReturnType<Readers[Name]>>>;
}

async function read(
  task: ReadingTask,
  signal: AbortSignal | undefined,
  transfer: readonly TransferListItem[],
): Promise<unknown> {
  signal?.throwIfAborted();
  const { Worker } = await import("node:worker_threads");
  const isSource = import.meta.url.endsWith(".ts");
  const worker = new Worker(new URL(`./reading-worker.${isSource ? "ts" : "js"}`, import.meta.url), {
    workerData: task,
    transferList: [...transfer],
    resourceLimits: { maxOldGenerationSizeMb: READING_MEMORY },
    // The program may have been started with modules that the thread has no use for.
    execArgv: isSource ? ["--import", new URL("../../../scripts/tsx-in-thread.mjs", import.meta.url).href] : [],
  });
  try {
    return await takePieces(worker, signal);
  } catch (error) {
    throw (error as { code?: unknown }).code === "ERR_WORKER_OUT_OF_MEMORY" ? new ReadingTooLarge() : error;
  } finally {
    await worker.terminate();
  }
}

/** Puts the outcome of a reading together from its pieces: one piece per turn of the event loop. */
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
      void nextTurn().then(() => worker.postMessage("next"));
    });
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`The reading thread ended with code ${code}.`)));
  });
}
