// The limits of flow control on call data queries (cec_07_1261), for the gateway that applies them and the finding that quotes them.

/** The time in which queries are counted, in milliseconds of wall time. */
export const QUERY_SPAN = 2_000;

/** How many queries of one agent pass in this time. */
export const MAX_QUERIES_OF_AGENT = 5;

/** How many queries of all agents together pass in this time. */
export const MAX_QUERIES_OF_ALL = 15_000;
