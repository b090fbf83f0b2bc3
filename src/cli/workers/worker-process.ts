// Starts a worker as a process, exchanges messages with it, writes its log, and notices its end.
import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { setTimeout } from "../../runtime/time.ts";
import type { Output } from "../command-context.ts";
import type { FailedWorker, FromWorker, ReadyWorker, ToWorker, WorkerOrder } from "./worker-messages.ts";

/** The maximum number of bytes in the output that wait for its reader. Beyond it, the log of a worker is not read further. */
const MAX_WAITING_BYTES = 1024 * 1024;

/** The pause between two checks of the output (milliseconds of wall time). */
const DRAIN_CHECK_MS = 50;

/** Thrown if a worker could not start. */
export class WorkerNotStarted extends Error {
  readonly exitCode: number;

  constructor({ sentence, exitCode }: Pick<FailedWorker, "sentence" | "exitCode">) {
    super(sentence);
    this.name = "WorkerNotStarted";
    this.exitCode = exitCode;
  }
}

/** A worker, as the process that started it sees it. */
export class WorkerProcess {
  readonly replica: string;
  /** Its addresses, when it is ready. Rejects with WorkerNotStarted if it reports a failure. Stays pending if its process ends before. */
  readonly ready: Promise<ReadyWorker>;
  /** Resolves when the process has ended or could not be started, with a clause that says which. */
  readonly ended: Promise<string>;
  readonly #child: ChildProcess;

  /** Starts a worker. */
  constructor(order: WorkerOrder) {
    this.replica = order.replica;
    const isSource = import.meta.url.endsWith(".ts");
    const main = new URL(`./worker-main.${isSource ? "ts" : "js"}`, import.meta.url);
    // The worker gets its options in the order. It needs none of the simulator's variables, one of which is the control token.
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("CCGW_")));
    this.#child = fork(fileURLToPath(main), [], {
      env,
      serialization: "advanced",
      stdio: ["ignore", "pipe", "inherit", "ipc"],
    });
    this.ended = new Promise((resolve) => {
      this.#child.once("error", ({ message }) => resolve(`could not be started: ${message}`));
      this.#child.once("exit", (code, signal) =>
        resolve(signal === null ? `ended with exit code ${code}` : `was ended by ${signal}`),
      );
    });
    this.ready = new Promise((resolve, reject) => {
      this.#child.on("message", (message: FromWorker) => {
        if (message.kind === "ready") resolve(message);
        else reject(new WorkerNotStarted(message));
      });
    });
    this.ready.catch(() => {});
    this.send(order);
  }

  /** The id of the process; 0 if it could not be started. */
  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Sends a message. Does nothing if the worker has ended. */
  send(message: ToWorker): void {
    if (this.#child.connected) this.#child.send(message, () => {});
  }

  /** Ends the process immediately. */
  kill(): void {
    this.#child.kill("SIGKILL");
  }

  /** Writes the log of the worker to an output from now on, in whole lines. */
  writeLogTo(out: Output): void {
    const { stdout } = this.#child;
    let rest = "";
    stdout?.setEncoding("utf8").on("data", (text: string) => {
      const end = text.lastIndexOf("\n") + 1;
      if (end > 0) out.write(rest + text.slice(0, end));
      rest = end > 0 ? text.slice(end) : rest + text;
      if ((out.writableLength ?? 0) <= MAX_WAITING_BYTES) return;
      // Meanwhile the worker drops lines if too many of them wait.
      stdout.pause();
      const resume = (): void => {
        if ((out.writableLength ?? 0) > MAX_WAITING_BYTES) setTimeout(resume, DRAIN_CHECK_MS).unref();
        else stdout.resume();
      };
      setTimeout(resume, DRAIN_CHECK_MS).unref();
    });
  }
}
