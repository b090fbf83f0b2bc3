// Declares the common part of all queries of agentgroup.

/** The common part of a query that returns data, has the usual errors and causes no event. */
export const AGENT_QUERY = { success: "data", retcodes: ["100-006", "100-007"], events: [] } as const;
