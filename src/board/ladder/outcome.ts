// Writes the outcome of a request or a push in words.
import type { JournalEntry } from "../../control/api-types.ts";
import { isPush } from "./delivered.ts";

/**
 * Returns the outcome of a request or a push: its retcode, or `HTTP 500` and so on for the answer to a push that does not acknowledge it;
 * without an answer `waits`, `client gone` or `no answer`.
 */
export function outcomeOf(entry: JournalEntry): string {
  const { phase, retcode, status } = entry;
  if (phase === "received") return "waits";
  if (phase === "aborted") return isPush(entry) ? "no answer" : "client gone";
  return retcode ?? `HTTP ${status}`;
}

/** Returns whether a request was refused or lost its client, or a push was not acknowledged. */
export function hasFailed({ phase, retcode }: JournalEntry): boolean {
  return phase !== "received" && retcode !== "0";
}
