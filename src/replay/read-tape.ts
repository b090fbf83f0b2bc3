// Reads the lines of a tape, or says which line is wrong.
import { readJsonLines } from "../runtime/json-lines.ts";
import { GATEWAY_TAPE_FORMAT } from "../words/tape.ts";
import type { TapeOrigin } from "../world/lives/tape-origin.ts";
import { BRANCH_ORIGINS, TAPE_FORMAT, TAPE_NUMBER, type TapeHead } from "../world/tape/tape-text.ts";

/** A line of a tape after its head. */
export type TapeLine = Readonly<Record<string, unknown>> & { readonly at: string };

/** The number of the first line after the head, if the lines of a tape are counted from 1. */
export const FIRST_LINE = 2;

/** A tape as data. */
export interface ReadTape {
  readonly head: TapeHead & TapeOrigin;
  readonly lines: readonly TapeLine[];
}

/**
 * Reads a tape. The last line may be incomplete, because the process that wrote it may have been killed.
 *
 * @returns the tape, or a sentence that says what is wrong.
 */
export function readTape(text: string): ReadTape | { readonly problem: string } {
  const [head, ...others] = readJsonLines(text);
  if (head?.["format"] === GATEWAY_TAPE_FORMAT) {
    return { problem: "this is the tape of a real gateway: compare it with the simulator by ccgw conform" };
  }
  if (head?.["format"] !== TAPE_FORMAT) {
    return { problem: `line 1 is not the head of a tape: its format must be ${JSON.stringify(TAPE_FORMAT)}` };
  }
  if (head["number"] !== TAPE_NUMBER) {
    return {
      problem: `this tape has the format number ${String(head["number"])}, and this version reads ${TAPE_NUMBER}`,
    };
  }
  const lines: TapeLine[] = [];
  for (const [index, parsed] of others.entries()) {
    const number = index + FIRST_LINE;
    if (parsed === undefined || !isTapeLine(parsed)) {
      return { problem: `line ${number} is not a line of a tape: it must be a JSON object with a time in "at"` };
    }
    if (parsed["branch"] !== undefined && !isBranchOrigin(parsed["from"])) {
      return { problem: `line ${number} begins a branch: its "from" must be one of ${BRANCH_ORIGINS.join(", ")}` };
    }
    lines.push(parsed);
  }
  return { head: head as unknown as ReadTape["head"], lines };
}

function isTapeLine(line: Readonly<Record<string, unknown>>): line is TapeLine {
  const { at } = line;
  return typeof at === "string" && !Number.isNaN(Date.parse(at));
}

function isBranchOrigin(from: unknown): boolean {
  return BRANCH_ORIGINS.some((origin) => origin === from);
}
