// How many calls a center holds: where these bounds are reached, callers are turned away and agents are refused.

/** How many calls may wait in a queue that says nothing else, and for one agent by name. */
export const MOST_WAITING = 10_000;

/** How many calls may be under way in a center. */
export const MOST_CALLS = 100_000;

/** How many proposed calls an agent may have; a further proposal replaces the oldest. */
export const MOST_PREVIEWS = 1_000;
