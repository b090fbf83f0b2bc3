// The limits on calls of a center. Beyond them, callers are turned away and agents are refused.

/** How many calls can wait in a queue by default, and for one agent personally. */
export const MAX_WAITING = 10_000;

/** How many active calls a center can have. */
export const MAX_CALLS = 100_000;

/** How many previews an agent can have; a further one replaces the oldest. */
export const MAX_PREVIEWS = 1_000;
