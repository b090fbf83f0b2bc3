// The part of an exchange that is on the tape: the number of its input, its answer and its end.
import type { OpenInput } from "../../words/tape.ts";
import type { RequestTape } from "../host.ts";

/** The record of an exchange on the tape. */
export class ExchangeRecord {
  readonly #tape: RequestTape;
  readonly #record: OpenInput;
  readonly #branch: number;
  /** The number of records on the tape when it was answered. */
  #recordsAtAnswer = -1;

  constructor(tape: RequestTape, record: OpenInput) {
    this.#tape = tape;
    this.#record = record;
    this.#branch = tape.branch;
  }

  /** The number of its input; 0 if it was refused and caused nothing. */
  get input(): number {
    return this.#record.input;
  }

  /** Whether the branch of its input has ended. Inputs of the present branch can have the same number, so nothing more is recorded. */
  get #isPast(): boolean {
    return this.#tape.branch !== this.#branch;
  }

  /** Records the answer, before it is sent. `code`: its retcode, or the outcome in its place. */
  recordAnswer(code: string, text: string): void {
    if (this.#isPast) return;
    this.#tape.recordAnswer(this.#record, code, text);
    this.#recordsAtAnswer = this.#tape.count;
  }

  /** Notes that its end will be recorded. */
  noteOpened(): void {
    this.#tape.openInputs.noteOpened(this.#record);
  }

  /** Notes that it is a held poll of an agent. */
  noteHeld(agent: number): void {
    this.#tape.openInputs.noteHeld(this.#record, agent);
  }

  /** Notes that it is no longer held. */
  noteReleased(): void {
    this.#tape.openInputs.noteReleased(this.#record);
  }

  /** Notes that its answer has events of an agent that wait for a confirmation. */
  noteUnconfirmed(agent: number): void {
    if (!this.#isPast) this.#tape.openInputs.noteUnconfirmed(this.#record, agent);
  }

  /** Notes that these events are confirmed or lost. */
  noteDecided(agent: number): void {
    if (!this.#isPast) this.#tape.openInputs.noteDecided(agent);
  }

  /**
   * Records the end of the exchange. An answer that is written before anything else happens needs no mark.
   *
   * @param isWritten whether the whole answer was written
   * @param isBegun whether a part of the answer was written
   */
  recordEnd(isWritten: boolean, isBegun: boolean): void {
    this.#tape.openInputs.noteClosed(this.#record);
    const { input } = this.#record;
    if (this.#isPast || input === 0 || (isWritten && this.#tape.count === this.#recordsAtAnswer)) return;
    this.#tape.mark({ ended: input, written: isWritten, begun: isBegun });
  }
}
