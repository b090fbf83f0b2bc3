// Limits the expected number of calls of a history or of an advance, which could keep the simulator busy for hours.
import { groupDigits } from "../../words/grouped-digits.ts";

/** The maximum number of calls that the histories of a scenario, or the traffic of one advance, may be expected to bring. */
export const MAX_EXPECTED_CALLS = 10_000_000;

/**
 * Returns the error sentence for too many expected calls; undefined if they are within the limit.
 *
 * @param remedy what to change, in the imperative.
 */
export function describeTooManyCalls(what: "history" | "advance", calls: number, remedy: string): string | undefined {
  if (calls <= MAX_EXPECTED_CALLS) return undefined;
  const expected = groupDigits(Math.round(calls));
  const most = groupDigits(MAX_EXPECTED_CALLS);
  return `this ${what} would bring roughly ${expected} calls: at most ${most} are accepted; ${remedy}, or lower callsPerHour`;
}
