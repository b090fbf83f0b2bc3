// Stores the other side of journal entries in a world that runs beside a real gateway: the real answers, and this world's own pushes.
import { type BodyView, viewText } from "./bodies.ts";

/** A difference between the real gateway and this world. */
export interface RealDifference {
  /** The level of a comparison, such as `L1`. */
  readonly level: string;
  /** The place in the answer or the push, such as `result` or `header Content-Type`. */
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

/** The push that this world would have sent in place of one of the real gateway, and the differences between the two. */
export interface TwinPush {
  /** Undefined if it would have pushed none of the events. */
  readonly body: BodyView | undefined;
  readonly differences: readonly RealDifference[];
}

/** A push of this world with its whole body; empty if it would have pushed none of the events. */
export interface GivenTwinPush extends Omit<TwinPush, "body"> {
  readonly body: string;
}

/** The other side of an entry: the real gateway's answer to a request, or this world's version of a push by the real gateway. */
export interface ComparedEntry {
  readonly real?: RealAnswer;
  readonly twin?: TwinPush;
}

/** The number of entries whose other side is kept: the newest. */
export const MAX_COMPARED = 2_000;

/** The other sides of entries, by the numbers of the entries. */
export class ComparedEntries {
  readonly #entries = new Map<number, ComparedEntry>();
  readonly #onChange: (number: number) => void;

  /** @param onChange called with the number of an entry whose other side has changed. */
  constructor(onChange: (number: number) => void) {
    this.#onChange = onChange;
  }

  /**
   * Adds an answer of the real gateway. A poll with several events has an answer for each of them. The first answer is kept, with the
   * differences of all.
   */
  addReal(number: number, { body, differences, ...facts }: GivenRealAnswer): void {
    const known = this.#entries.get(number)?.real;
    const view = typeof body === "string" ? viewText(body) : { text: undefined, bytes: body.bytes, sha256: undefined };
    const added = known ?? { ...facts, body: view, differences: [] };
    this.#set(number, { real: { ...added, differences: [...added.differences, ...differences] } });
  }

  /** Sets the push that this world would have sent, in place of an earlier one. */
  setTwin(number: number, { body, differences }: GivenTwinPush): void {
    this.#set(number, { twin: { body: body === "" ? undefined : viewText(body), differences } });
  }

  /** Removes the other sides of all entries. */
  clear(): void {
    this.#entries.clear();
  }

  /** Returns the other side of an entry; undefined if none is kept. */
  find(number: number): ComparedEntry | undefined {
    return this.#entries.get(number);
  }

  #set(number: number, entry: ComparedEntry): void {
    this.#entries.set(number, entry);
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= MAX_COMPARED) break;
      this.#entries.delete(oldest);
    }
    this.#onChange(number);
  }
}
