// How many calls a request may bring: more than that would keep the simulator busy for hours.

/** How many calls a scenario's pasts, or the traffic of one advance, may be expected to bring. */
export const MOST_EXPECTED_CALLS = 10_000_000;

/** Says in a sentence that something is expected to bring too many calls, with a remedy; undefined when it is not. */
export function sayTooManyCalls(what: "history" | "advance", calls: number, remedy: string): string | undefined {
  if (calls <= MOST_EXPECTED_CALLS) return undefined;
  const expected = Math.round(calls).toLocaleString("en-US");
  const most = MOST_EXPECTED_CALLS.toLocaleString("en-US");
  return `this ${what} brings about ${expected} calls, and at most ${most} are accepted: ${remedy}, or lower callsPerHour`;
}
