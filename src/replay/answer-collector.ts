// Collects the answers of a replay from the tape of its world.
import type { TapedAnswer } from "../words/tape.ts";
import type { TapeRecord } from "../world/tape/tape-record.ts";

/** Collects the answers of a replay. */
export class AnswerCollector {
  /** The answer to the last request of a client, if it came immediately; undefined otherwise, and after a request of the control API. */
  last: TapedAnswer | undefined;
  readonly #laterAnswers = new Map<number, TapedAnswer>();
  readonly #leftOutInputs = new Set<number>();

  /** @param tape the tape of the replayed world. */
  constructor(tape: { onRecord: ((record: TapeRecord) => void) | undefined }) {
    tape.onRecord = (record) => this.#collect(record);
  }

  /** Returns the answer to an input that was answered later; undefined if there is none. */
  answerTo(input: number): TapedAnswer | undefined {
    return this.#laterAnswers.get(input);
  }

  /** Leaves the answer to an input out of the comparison, because a replay makes its change without a request. */
  leaveOut(input: number): void {
    this.#leftOutInputs.add(input);
  }

  /** Returns whether the answer to an input is left out of the comparison. */
  isLeftOut(input: number): boolean {
    return this.#leftOutInputs.has(input);
  }

  #collect(record: TapeRecord): void {
    if (record.kind === "request" || record.kind === "control") {
      this.last = record.kind === "request" ? record.answer : undefined;
      // A number is used again after a refusal and in another branch.
      this.#laterAnswers.delete(record.input);
    } else if (record.kind === "mark" && "answered" in record.mark) {
      this.#laterAnswers.set(record.mark.answered, record.mark.answer);
    }
  }
}
