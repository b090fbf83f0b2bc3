// Describes answers for a tape by their code and hash.
import { hashText } from "../../core/index.ts";
import type { TapedAnswer } from "../../words/tape.ts";

/** Describes the answers on a tape. */
export class TapedAnswers {
  #text = "";
  #last: TapedAnswer = { code: "", hash: "" };

  /** Returns the code and the hash of an answer. Most polls get the same answer, which is hashed and stored once. */
  describe(code: string, text: string): TapedAnswer {
    if (code !== this.#last.code || text !== this.#text) {
      this.#text = text;
      this.#last = { code, hash: hashText(text) };
    }
    return this.#last;
  }
}
