// Finds the lines of a tape that belong to an input: its marks, its snapshot and the branch that it began.
import type { TapeLine } from "./read-tape.ts";

/** The lines about one input, within its branch. */
interface LaterLines {
  /** The index of the line about the end of its exchange; -1 if there is none. */
  ended: number;
  /** The index of the mark that says that it was abandoned; -1 if there is none. */
  abandoned: number;
}

/** The marks of a tape, by the inputs that they belong to. */
export class TapeMarks {
  readonly #lines: readonly TapeLine[];
  /** The branch of each line. */
  readonly #branches: number[] = [];
  readonly #laterLines = new Map<string, LaterLines>();

  constructor(lines: readonly TapeLine[]) {
    this.#lines = lines;
    let branch = 0;
    for (const [index, line] of lines.entries()) {
      if (line["branch"] !== undefined) branch++;
      this.#branches.push(branch);
      const { ended, abandoned } = line as { ended?: unknown; abandoned?: unknown };
      if (typeof ended === "number") this.#laterLinesOf(branch, ended).ended = index;
      if (typeof abandoned === "number") this.#laterLinesOf(branch, abandoned).abandoned = index;
    }
  }

  /** Returns whether a line after this one says when the exchange of an input ended. */
  endsLater(index: number, input: number): boolean {
    return this.#laterLinesOf(this.#branches[index] ?? 0, input).ended > index;
  }

  /** Returns the last line of an input among the lines before an index; undefined if there is none. */
  findInputLine(index: number, input: number): TapeLine | undefined {
    return this.#lines.slice(0, index).findLast((line) => line["input"] === input);
  }

  /** Returns the instant at which an advance was abandoned; undefined if it was not. */
  findAbandonTime(index: number, input: number): number | undefined {
    const line = this.#lines[this.#laterLinesOf(this.#branches[index] ?? 0, input).abandoned];
    return line === undefined ? undefined : Date.parse(line.at);
  }

  #laterLinesOf(branch: number, input: number): LaterLines {
    const key = `${branch}/${input}`;
    const known = this.#laterLines.get(key);
    if (known !== undefined) return known;
    const lines = { ended: -1, abandoned: -1 };
    this.#laterLines.set(key, lines);
    return lines;
  }
}

/** Returns the inputs whose connections failed after their answers, in any branch. */
export function findFailing(lines: readonly TapeLine[]): ReadonlySet<number> {
  const failing = lines.map((line) => line["connectionFailed"]);
  return new Set(failing.filter((input) => typeof input === "number"));
}

/** Returns the snapshot that a restore or a rewind has written after its line; undefined if there is none. */
export function findSnapshot(lines: readonly TapeLine[], index: number): unknown {
  return lines.slice(index).find((line) => line["snapshot"] !== undefined)?.["snapshot"];
}

/** Returns the world time at which the branch after a line begins; undefined if no branch follows. */
export function findBranchStart(lines: readonly TapeLine[], index: number): number | undefined {
  const line = lines.slice(index).find((later) => later["branch"] !== undefined);
  return line === undefined ? undefined : Date.parse(line.at);
}
