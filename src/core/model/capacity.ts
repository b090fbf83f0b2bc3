// The limits on the calls and previews of a center, and on the calls or chats that wait.

/** The number of calls or chats that can wait in a queue by default, and of direct calls that can wait for one agent. */
export const MAX_WAITING = 10_000;

/** The number of active calls that a center can have. Beyond it, customers are turned away, and agents' requests for a call are refused. */
export const MAX_CALLS = 100_000;

/** The number of previews that an agent can have; a further one replaces the oldest. */
export const MAX_PREVIEWS = 1_000;
