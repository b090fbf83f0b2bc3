// The members that all queries of agentgroup declare alike.

/** A query that answers with data, has the usual errors and causes no event. */
export const AGENT_QUERY = { success: "data", retcodes: ["100-006", "100-007"], events: [] } as const;
