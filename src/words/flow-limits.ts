// The limits of flow control on queries of call data, agents and queues (cec_07_1261).

/** The span in which queries are counted, in milliseconds of wall time. */
export const QUERY_SPAN_MS = 2_000;

/** The maximum number of queries of one agent in a span, in one of these three groups. */
export const MAX_QUERIES_OF_AGENT = 5;

/** The maximum number of queries of all agents and groups together in a span. */
export const MAX_QUERIES_OF_ALL = 15_000;
