// The examples of verifications and waits in the OpenAPI document.
import { ENTRY } from "./example-values.ts";

/** The body of a verification. */
export const VERIFICATION = { operation: "queryCallStatisticsInfo", agent: 101, times: { min: 1 }, within: "2s" };

/** The answer to that verification. */
export const VERIFIED = {
  sentence: "agent 101 requested queryCallStatisticsInfo: expected at least once, found once",
  count: 1,
  matches: [ENTRY],
  forgotten: 0,
};

/** The body of a wait. */
export const WAIT = { agent: 101, state: "talking", within: "10s" };

/** The answer to that wait. */
export const WAITED = { sentence: "agent 101 is talking", at: "2026-01-05T09:00:00.000Z", state: "talking" };
