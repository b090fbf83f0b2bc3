// The limits of flow control on queries of call data (cec_07_1261).

/** The span in which queries are counted, in milliseconds of wall time. */
export const QUERY_SPAN = 2_000;

/** How many queries of one agent may pass in a span. */
export const MAX_QUERIES_OF_AGENT = 5;

/** How many queries of all agents together may pass in a span. */
export const MAX_QUERIES_OF_ALL = 15_000;
