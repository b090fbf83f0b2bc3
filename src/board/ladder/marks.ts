// Creates the marks at an arrow of the ladder: findings about a request, applied faults, reasons of refusals.
import type { FindingInfo, JournalEntry, WorldEvent } from "../../control/api-types.ts";
import { capitalize } from "../../words/capitalize.ts";
import type { LadderInput, Mark } from "./row.ts";

type Sources = Pick<LadderInput, "findings">;

/** Returns the marks of a request, the worst first. A fault takes the place of the reason of a refusal. */
export function marksOfEntry({ number, reason, fault }: JournalEntry, { findings }: Sources): Mark[] {
  const marks: Mark[] = [];
  for (const { entries, severity, sentence } of findings)
    if (entries.includes(number)) marks.push({ kind: "finding", severity, sentence });
  if (fault !== null) {
    marks.push({ kind: "fault", severity: "warning", sentence: `Fault ${fault.id} was applied: ${fault.effect}.` });
  } else if (reason !== null) {
    marks.push({ kind: "reason", severity: "note", sentence: capitalize(reason.sentence) });
  }
  return sortMarks(marks);
}

/** Returns marks with the worst first. */
export function sortMarks(marks: readonly Mark[]): Mark[] {
  return marks.toSorted((a, b) => RANK[a.severity] - RANK[b.severity]);
}

/** Returns the marks of an event. */
export function marksOfEvent({ fault }: WorldEvent): Mark[] {
  if (fault === undefined) return [];
  return [{ kind: "fault", severity: "warning", sentence: `Fault ${fault.id} was applied: ${fault.effect}.` }];
}

const RANK: Readonly<Record<FindingInfo["severity"], number>> = { error: 0, warning: 1, note: 2 };
