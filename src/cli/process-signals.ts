// Signals to end, heard from the first moment of the process on: one that comes before a command listens waits for it.
// It loads nothing of ours: whatever is loaded before it listens is time in which the first process of a container hears no signal.
import { constants } from "node:os";
import type { Signal } from "./command-context.ts";

const SIGNALS: readonly Signal[] = ["SIGINT", "SIGTERM"];

/** What of a process signals come to. */
export interface Signalled {
  readonly pid: number;
  on(signal: Signal, listener: (signal: Signal) => void): unknown;
  off(signal: Signal, listener: (signal: Signal) => void): unknown;
  exit(code: number): void;
}

export class Signals {
  readonly #process: Signalled;
  readonly #waiting: Signal[] = [];
  #listener: ((signal: Signal) => void) | undefined;
  readonly #hear = (signal: Signal): void => {
    if (this.#listener === undefined) this.#waiting.push(signal);
    else this.#listener(signal);
  };
  readonly #exit = (signal: Signal): void => this.#process.exit(128 + constants.signals[signal]);

  /** Listens from now on. */
  constructor(process: Signalled) {
    this.#process = process;
    for (const signal of SIGNALS) process.on(signal, this.#hear);
  }

  /** The first signal that has come and that nobody has taken; undefined: none. */
  get waiting(): Signal | undefined {
    return this.#waiting[0];
  }

  /** Calls back at every signal, also at those that wait; returns how to stop that, and leave signals to the system. */
  listen(listener: (signal: Signal) => void): () => void {
    this.#listener = listener;
    for (const signal of this.#waiting.splice(0)) void Promise.resolve().then(() => listener(signal));
    return () => this.leave();
  }

  /** Leaves signals to the system, which ends the process, even in the midst of work. It does not end the first process of a container. */
  leave(): void {
    this.#listener = undefined;
    for (const signal of SIGNALS) {
      if (this.#process.pid === 1) this.#process.on(signal, this.#exit);
      this.#process.off(signal, this.#hear);
    }
  }
}
