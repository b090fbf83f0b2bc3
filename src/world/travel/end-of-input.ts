// Finds where an input ends on the tape: after the marks about exchanges, and before anything that happened later.
import type { MarkRecord, TapeRecord } from "../tape/tape-record.ts";

/** The marks that can follow an input without belonging to one: signs of life and queries of clients, and effects of wall time. */
const LATER_MARKS: readonly string[] = ["heard", "pollEnded", "lateEvent", "pushed", "asked"];

/**
 * Returns the index after the record of an input and after the marks that directly follow it. For a request to the control API, that
 * includes its answer. The input of a held poll ends when the poll begins to be held.
 */
export function endOfInput(records: readonly TapeRecord[], index: number): number {
  const begun = records[index];
  const control = begun?.kind === "control" ? begun.input : undefined;
  let end = index + 1;
  let isOver = false;
  for (let next = end; ; next++) {
    const record = records[next];
    if (record?.kind !== "mark") return end;
    // Clients can be heard while an advance of the clock takes its slices.
    if ("answered" in record.mark && record.mark.answered === control) isOver = false;
    else isOver ||= isLater(record.mark);
    if (!isOver) end = next + 1;
  }
}

function isLater(mark: MarkRecord["mark"]): boolean {
  return LATER_MARKS.some((kind) => kind in mark);
}
