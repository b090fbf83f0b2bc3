// Finds the history of the present branch of a tape: its lines without those that a reset or a rewind has abandoned.
import type { ScenarioSnapshot } from "../../scenario/reading/scenario-snapshot.ts";
import type { TapedControl } from "../../world/tape/tape-record.ts";
import { FIRST_LINE, type ReadTape, type TapeLine } from "../read-tape.ts";

/** A branch of a tape: its beginning, and the lines of earlier branches that lead to it. */
interface Branch {
  readonly head: ReadTape["head"];
  readonly before: readonly TapeLine[];
  /** The number of lines before its first one, without those of snapshots. */
  readonly start: number;
  /** The number of the input that began it, in the branch before. Its answer comes after the beginning. */
  readonly begunBy: unknown;
  /** Why no steps lead to it; undefined if they do. */
  readonly problem: string | undefined;
}

/**
 * Returns a tape with the history of the present branch only, as if nothing else had happened.
 *
 * @returns the tape; or a sentence if the tape doesn't have that history, because a snapshot was restored.
 */
export function findPresentBranch({ head, lines }: ReadTape): ReadTape | { readonly problem: string } {
  const branches: Branch[] = [{ head, before: [], start: 0, begunBy: undefined, problem: undefined }];
  // Only tape files and the store have lines of restored snapshots. The positions on a tape don't count them.
  const counted = lines.filter((line) => line["snapshot"] === undefined);
  for (const [position, line] of counted.entries()) {
    if (line["branch"] === undefined) continue;
    const place = { start: position + 1, begunBy: counted[position - 1]?.["input"] };
    const moment = line["from"] === "rewind" ? line["lines"] : position;
    const from = branches.findLast((branch) => branch.start <= (moment as number));
    if (line["from"] === "restore" || typeof moment !== "number" || from === undefined) {
      const problem = `line ${lines.indexOf(line) + FIRST_LINE}: a snapshot was restored, and no steps lead to its state`;
      branches.push({ head, before: [], ...place, problem });
    } else {
      const begin = line["from"] === "rewind" ? beginAfterRewind : beginAfterReset;
      // A reset after a restore returns to the beginning of the snapshot, which the tape doesn't have either.
      branches.push({ ...begin(from.head, historyOf(from, counted, moment), line), ...place, problem: from.problem });
    }
  }
  const present = branches.at(-1) as Branch;
  if (present.problem !== undefined) return { problem: present.problem };
  return { head: present.head, lines: historyOf(present, counted, counted.length) };
}

/** Returns the lines that lead to a moment in a branch, without the answer to the input that began the branch. */
function historyOf({ before, start, begunBy }: Branch, lines: readonly TapeLine[], moment: number): TapeLine[] {
  const own = lines.slice(start, moment);
  const answer = own.findIndex((line) => line["answered"] === begunBy || line["input"] === begunBy);
  const isAnswer = own[answer]?.["answered"] !== undefined;
  return [...before, ...own.filter((_, i) => !isAnswer || i !== answer)];
}

/** Returns the beginning of a branch after a reset, with the latest scenario and the latest mode of the clock. */
function beginAfterReset(head: ReadTape["head"], history: readonly TapeLine[], { at }: TapeLine) {
  const controls = history.flatMap(({ control }) => (control === undefined ? [] : [control as TapedControl]));
  const findLatestBody = (wanted: string) =>
    controls.findLast(({ method, path }) => `${method} ${path}` === wanted)?.body;
  const { mode } = (findLatestBody("PUT /clock") ?? {}) as { readonly mode?: string };
  const script = (findLatestBody("PUT /scenario") ?? head.beginning.script) as ScenarioSnapshot;
  const beginning = { ...head.beginning, script };
  return { head: { ...head, clock: mode ?? head.clock, start: at, beginning }, before: [] };
}

/** Returns the beginning of a branch after a rewind. It ends the polls that its history leaves held, because their clients poll again. */
function beginAfterRewind(head: ReadTape["head"], history: readonly TapeLine[], { at }: TapeLine) {
  const over = new Set(history.flatMap((line) => [line["answered"], line["ended"]]));
  const held = history.filter(({ request, answer, input }) => {
    return request !== undefined && answer === undefined && typeof input === "number" && !over.has(input);
  });
  return {
    head,
    before: [...history, ...held.map(({ input }) => ({ at, ended: input, written: false, begun: false }))],
  };
}
