// Writes the documented answer to a request for the counters of an agent.
import type { Client } from "../../../support/gateway.ts";

/** The path of the query for counters. */
export const PATH = "calldata/{}/statistics";

/** The members of its answer, in the documented order. */
export const MEMBERS = [
  "talktime",
  "answernums",
  "noanswernums",
  "calloutnums",
  "intercallnums",
  "interhelpnums",
  "transfernums",
  "transferoutnums",
  "transferivrnums",
  "redirectnums",
  "keepnums",
  "busynums",
  "restnums",
  "restoutnums",
  "resttime",
  "restouttime",
  "agentrelease",
  "busytime",
];

/** Returns the complete answer with some counters, and 0 for all others. */
export function writeAnswer(counters: Record<string, number>): string {
  const members = MEMBERS.map((name) => `"${name}":${counters[name] ?? 0}`);
  return `{"message":"","retcode":"0","result":{${members.join(",")}}}`;
}

/** Returns the counters of an agent that are not 0. */
export const queryNonzeroCounters = async (client: Client) => {
  const result = (await client.get(PATH)).result as Record<string, number>;
  return Object.fromEntries(Object.entries(result).filter(([, value]) => value !== 0));
};
