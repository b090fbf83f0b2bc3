// The part of an exchange that is on the tape: the number of its input, its answer and its end.
import type { RequestTape } from "../host.ts";

export class TapedExchange {
  /** The number of its input; 0 if it was refused and caused nothing. */
  input: number;
  readonly #tape: RequestTape;
  /** The number of records on the tape when it was answered. */
  #recordsAtAnswer = -1;

  constructor(tape: RequestTape, input: number) {
    this.#tape = tape;
    this.input = input;
  }

  /** Records the answer, before it is sent. `code`: its retcode, or the outcome in its place. */
  answered(code: string, text: string): void {
    if (!this.#tape.answered(this.input, code, text)) this.input = 0;
    this.#recordsAtAnswer = this.#tape.count;
  }

  /**
   * Records the end of the exchange. An answer that is written before anything else happens needs no mark.
   *
   * @param begun whether a part of the answer was written
   */
  ended(written: boolean, begun: boolean): void {
    if (this.input === 0 || (written && this.#tape.count === this.#recordsAtAnswer)) return;
    this.#tape.mark({ ended: this.input, written, begun });
  }
}
