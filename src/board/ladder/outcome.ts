// Writes the outcome of a request or a push in words.
import type { JournalEntry } from "../../control/api-types.ts";
import { isPush } from "./delivered.ts";

/**
 * Returns the outcome of a request or a push: its retcode; the status, such as `HTTP 500`, if the answer has no retcode; without an answer
 * `waits`, `client gone` or `no answer`.
 */
export function outcomeOf(entry: JournalEntry): string {
  const { phase, retcode, status } = entry;
  if (phase === "received") return "waits";
  if (phase === "aborted") return isPush(entry) ? "no answer" : "client gone";
  return retcode ?? `HTTP ${status}`;
}

/** Returns the answer to a request or a push, with the status: `0, HTTP 200` or `HTTP 500`. Without an answer, begins with `none`. */
export function describeAnswer(entry: JournalEntry): string {
  const { phase, retcode, status } = entry;
  if (phase === "received") return "none yet";
  if (phase === "aborted") return isPush(entry) ? "none" : "none: the client has gone";
  return retcode === null ? `HTTP ${status}` : `${retcode}, HTTP ${status}`;
}

/** Returns whether a request was refused or lost its client, or a push was not acknowledged. */
export function hasFailed({ phase, retcode }: JournalEntry): boolean {
  return phase !== "received" && retcode !== "0";
}
