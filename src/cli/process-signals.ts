// Receives SIGINT and SIGTERM from the start of the process, and keeps them until a command listens.
//
// This module loads no other module of the simulator, because the first process of a container ignores signals until this module
// has loaded.
import { constants } from "node:os";
import type { Signal } from "./command-context.ts";

const SIGNALS: readonly Signal[] = ["SIGINT", "SIGTERM"];

/** The part of a process that receives signals. */
export interface SignalSource {
  readonly pid: number;
  on(signal: Signal, listener: (signal: Signal) => void): unknown;
  off(signal: Signal, listener: (signal: Signal) => void): unknown;
  exit(code: number): void;
}

/** The signals that this process receives. */
export class Signals {
  readonly #process: SignalSource;
  readonly #pending: Signal[] = [];
  #listener: ((signal: Signal) => void) | undefined;
  readonly #receive = (signal: Signal): void => {
    if (this.#listener === undefined) this.#pending.push(signal);
    else this.#listener(signal);
  };
  readonly #exit = (signal: Signal): void => this.#process.exit(128 + constants.signals[signal]);

  constructor(process: SignalSource) {
    this.#process = process;
    for (const signal of SIGNALS) process.on(signal, this.#receive);
  }

  /** Returns the first signal that arrived before a command listened; undefined if there is none. */
  get pending(): Signal | undefined {
    return this.#pending[0];
  }

  /**
   * Calls a listener for every signal, including pending ones.
   *
   * @returns a function that removes the listener and restores the default behavior.
   */
  listen(listener: (signal: Signal) => void): () => void {
    this.#listener = listener;
    for (const signal of this.#pending.splice(0)) void Promise.resolve().then(() => listener(signal));
    return () => this.restoreDefaults();
  }

  /**
   * Restores the default behavior: a signal ends the process immediately. The system does not do this for the first process of a container,
   * so that process exits itself.
   */
  restoreDefaults(): void {
    this.#listener = undefined;
    for (const signal of SIGNALS) {
      if (this.#process.pid === 1) this.#process.on(signal, this.#exit);
      this.#process.off(signal, this.#receive);
    }
  }
}
