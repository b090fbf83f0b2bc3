// Selects requests and pushes of a journal by conditions.
import type { JournalEntry, Phase } from "./journal-entry.ts";

/** The conditions that listed requests meet. */
export interface JournalFilter {
  agent?: string | undefined;
  operation?: string | undefined;
  retcode?: string | undefined;
  phase?: Phase | undefined;
  /** Whether requests of branches that a rewind has abandoned are left out. */
  inHistory?: boolean | undefined;
  /** The maximum number of requests; the newest ones are returned. */
  limit?: number | undefined;
}

/** Returns whether a request fits a filter, regardless of its `inHistory` and `limit`. */
export function matchesFilter(
  slot: Pick<JournalEntry, "agent" | "operation" | "retcode" | "phase">,
  { agent, operation, retcode, phase }: JournalFilter,
): boolean {
  return (
    (agent === undefined || slot.agent === agent) &&
    (operation === undefined || slot.operation === operation) &&
    (retcode === undefined || slot.retcode === retcode) &&
    (phase === undefined || slot.phase === phase)
  );
}
