// Keeps the answers of a real gateway to the requests of a journal, in a world that runs beside it.
import { type BodyView, viewText } from "./bodies.ts";

/** A difference between the two answers to a request. */
export interface RealDifference {
  /** The level of a comparison, such as `L1`. */
  readonly level: string;
  /** The place in the answer, such as `result` or `header Content-Type`. */
  readonly path: string;
  /** The values of the real gateway and of this world. */
  readonly real: string;
  readonly simulated: string;
}

/** The answer of a real gateway, and its differences from this world's answer. */
export interface RealAnswer {
  readonly status: number;
  readonly retcode: string;
  readonly body: BodyView;
  readonly differences: readonly RealDifference[];
}

/** An answer of a real gateway with its whole body. A body that is not text has only its size in bytes. */
export interface GivenRealAnswer extends Omit<RealAnswer, "body"> {
  readonly body: string | { readonly bytes: number };
}

/** The number of answers that are kept: those of the newest requests. */
export const MAX_REAL_ANSWERS = 2_000;

/** The answers of a real gateway, by the numbers of the requests. */
export class RealAnswers {
  readonly #answers = new Map<number, RealAnswer>();
  readonly #onChange: (number: number) => void;

  /** @param onChange called with the number of a request whose answer was added */
  constructor(onChange: (number: number) => void) {
    this.#onChange = onChange;
  }

  /** Adds an answer. A poll with several events gets one for each: the first stays, with the differences of all. */
  add(number: number, { body, differences, ...facts }: GivenRealAnswer): void {
    const known = this.#answers.get(number);
    const view = typeof body === "string" ? viewText(body) : { text: undefined, bytes: body.bytes, sha256: undefined };
    const added = known ?? { ...facts, body: view, differences: [] };
    this.#answers.set(number, { ...added, differences: [...added.differences, ...differences] });
    for (const oldest of this.#answers.keys()) {
      if (this.#answers.size <= MAX_REAL_ANSWERS) break;
      this.#answers.delete(oldest);
    }
    this.#onChange(number);
  }

  /** Removes all answers. */
  clear(): void {
    this.#answers.clear();
  }

  /** Returns the answer to a request; undefined if none is kept. */
  of(number: number): RealAnswer | undefined {
    return this.#answers.get(number);
  }
}
