// Finds where an input ends on the tape: behind the marks that say how exchanges went, before what happened later.
import { inputOf, type MarkRecord, type TapeRecord } from "../tape/tape-record.ts";

/** What happens after an input, although no other input lies between: clients are heard, and wall time decides. */
const LATER_MARKS: readonly string[] = ["heard", "pollEnded", "lateEvent", "pushed"];

/** Returns the index behind the record of an input, behind its answer, and behind the marks that follow until something else happens. */
export function endOfInput(records: readonly TapeRecord[], index: number): number {
  const begun = records[index];
  const input = begun && inputOf(begun);
  let end = index + 1;
  let isEnded = false;
  for (let next = end; ; next++) {
    const record = records[next];
    if (record?.kind !== "mark") return end;
    // A query can be answered while an advance of the clock still takes its slices.
    if ("answered" in record.mark && record.mark.answered === input) isEnded = false;
    else isEnded ||= isLater(record.mark);
    if (!isEnded) end = next + 1;
  }
}

function isLater(mark: MarkRecord["mark"]): boolean {
  return LATER_MARKS.some((kind) => kind in mark);
}
