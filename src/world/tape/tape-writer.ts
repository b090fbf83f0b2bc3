// Writes a tape to a file while it is recorded: the head, then each record before the answer to its request is sent.
import { finish, type Work } from "../../core/index.ts";
import { explainFileError } from "../../runtime/file-error.ts";
import type { NewFile } from "../../runtime/new-file.ts";
import type { Tape } from "./tape.ts";
import { headOf, lineOf } from "./tape-text.ts";

/** The file of a tape. */
export type TapeSink = Pick<NewFile, "path" | "append" | "close">;

/** The world of a tape. */
export interface TapedWorld {
  readonly name: string;
  readonly tape: Tape;
  /** Writes the beginning of the world, for the head of the tape. */
  writeOriginInSlices(): Work<object>;
}

/** Writes a tape to a file. */
export class TapeWriter {
  readonly #tape: Tape;
  readonly #file: TapeSink;
  readonly #warn: (sentence: string) => void;
  #isOpen = true;

  /**
   * Writes the head and the records so far, and every later record as soon as it is complete.
   *
   * @param warn called if the file cannot be written, after which nothing is written, or if it cannot be closed.
   */
  constructor(world: TapedWorld, file: TapeSink, warn: (sentence: string) => void) {
    const { name, tape } = world;
    this.#tape = tape;
    this.#file = file;
    this.#warn = warn;
    const records = tape.listRecords();
    tape.onRecord = (record) => this.#append(lineOf(record));
    tape.onRestored = (line) => this.#append(...line);
    this.#append(`${JSON.stringify(headOf(name, finish(world.writeOriginInSlices()), tape.count - records.length))}\n`);
    for (const record of records) this.#append(lineOf(record));
  }

  /** Writes the marks that are due. The process can exit afterwards. */
  settle(): void {
    this.#tape.settle();
  }

  /** Writes the marks that are due, and closes the file. */
  close(): void {
    this.settle();
    this.#stop();
  }

  #append(...line: readonly (string | Uint8Array)[]): void {
    if (!this.#isOpen) return;
    try {
      this.#file.append(...line);
    } catch (error) {
      this.#stop();
      const { path } = this.#file;
      this.#warn(`--tape: writing to ${path} has stopped: ${explainFileError(error)}. The simulator continues`);
    }
  }

  #stop(): void {
    this.#isOpen = false;
    this.#tape.onRecord = undefined;
    this.#tape.onRestored = undefined;
    try {
      this.#file.close();
    } catch (error) {
      this.#warn(`--tape: ${this.#file.path} cannot be closed: ${explainFileError(error)}`);
    }
  }
}
