// Finds the history of the present branch of a tape: its lines without those that a reset or a rewind has abandoned.
import type { ScenarioSnapshot } from "../../scenario/reading/scenario-snapshot.ts";
import type { TapedControl } from "../../world/tape/tape-record.ts";
import type { ReadTape, TapeLine } from "../read-tape.ts";

/** The marks whose number is that of an input. */
const MARKS_OF_INPUTS = ["answered", "ended", "pollEnded", "settled", "connectionFailed", "abandoned"] as const;

/** A member of a request that was refused shortly before a rewind: the tape doesn't say whether that was after the checkpoint. */
export const UNCERTAIN = "uncertain";

/**
 * Returns a tape with the history of the present branch only, as if nothing else had happened.
 *
 * @returns a sentence if the tape doesn't have that history, because a snapshot was restored or nothing has happened since a rewind.
 */
export function findPresentBranch({ head, lines }: ReadTape): ReadTape | { readonly problem: string } {
  const history = new History(head);
  for (const [index, line] of lines.entries()) {
    const { branch, from } = line;
    if (line["snapshot"] !== undefined) continue;
    if (branch === undefined) history.add(line);
    else if (from === "reset") history.reset(line);
    else if (from === "restore") {
      return { problem: `line ${index + 2}: a snapshot was restored, and no steps lead to its state` };
    } else {
      const next = findNextInput(lines, index);
      if (next === undefined)
        return { problem: `line ${index + 2}: the world was rewound, and nothing has happened since` };
      history.rewind(line, next);
    }
  }
  return history.tape;
}

/**
 * Returns the number of the first input after a rewind.
 *
 * @param index the mark of the branch, behind the line of the rewind.
 * @returns undefined after a rewind to a checkpoint that nothing follows, because a tape doesn't say where a checkpoint was made.
 */
function findNextInput(lines: readonly TapeLine[], index: number): number | undefined {
  const next = lines.slice(index).find(({ input }) => typeof input === "number")?.["input"];
  if (typeof next === "number") return next;
  const rewind = lines.slice(0, index).findLast(({ control }) => control !== undefined)?.["control"];
  const { to } = ((rewind as TapedControl).body ?? {}) as { readonly to?: { readonly input?: unknown } };
  return typeof to?.input === "number" ? to.input + 1 : undefined;
}

class History {
  #head: ReadTape["head"];
  #lines: TapeLine[] = [];
  /** The numbers of the inputs in it. */
  readonly #inputs = new Set<number>();
  /** The latest scenario and mode of the clock, to which a reset returns. */
  #script: ScenarioSnapshot;
  #clock: string;

  constructor(head: ReadTape["head"]) {
    this.#head = head;
    this.#script = head.beginning.script;
    this.#clock = head.clock;
  }

  get tape(): ReadTape {
    return { head: this.#head, lines: this.#lines };
  }

  add(line: TapeLine): void {
    // What happens late to a request of an abandoned branch has no effect on the present one.
    const about = MARKS_OF_INPUTS.map((name) => line[name]).find((number) => typeof number === "number");
    if (typeof about === "number" && !this.#inputs.has(about)) return;
    if (typeof line["input"] === "number") this.#inputs.add(line["input"]);
    const { method, path, body } = (line["control"] ?? {}) as Partial<TapedControl>;
    if (method === "PUT" && path === "/scenario") this.#script = body as ScenarioSnapshot;
    if (method === "PUT" && path === "/clock") this.#clock = modeIn(body) ?? this.#clock;
    this.#lines.push(line);
  }

  /** Begins again at the instant of a branch. */
  reset({ at }: TapeLine): void {
    const { beginning } = this.#head;
    this.#head = { ...this.#head, clock: this.#clock, start: at, beginning: { ...beginning, script: this.#script } };
    this.#lines = [];
    this.#inputs.clear();
  }

  /** Returns to the moment before an input. The polls that were held then end, because their clients poll again. */
  rewind({ at }: TapeLine, next: number): void {
    const abandoned = this.#lines.findIndex(({ input }) => typeof input === "number" && input >= next);
    const kept = this.#lines.slice(0, abandoned < 0 ? undefined : abandoned).filter((line) => line.at <= at);
    this.#inputs.clear();
    for (const { input } of kept) if (typeof input === "number") this.#inputs.add(input);
    const isOver = (input: unknown): boolean =>
      kept.some((line) => line["answered"] === input || line["ended"] === input);
    const held = kept.filter(({ request, answer, input }) => {
      return request !== undefined && answer === undefined && typeof input === "number" && !isOver(input);
    });
    const last = kept.findLastIndex(({ input }) => typeof input === "number");
    const marked = kept.map((line, i) => (i > last && line["input"] === null ? { ...line, [UNCERTAIN]: true } : line));
    this.#lines = [...marked, ...held.map(({ input }) => ({ at, ended: input, written: false, begun: false }))];
  }
}

function modeIn(body: unknown): string | undefined {
  const { mode } = (body ?? {}) as { readonly mode?: unknown };
  return typeof mode === "string" ? mode : undefined;
}
