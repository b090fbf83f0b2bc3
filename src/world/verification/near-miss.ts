// Finds the requests that come closest to an expected one, each with a sentence about the difference.

import { show } from "../../forms/wording.ts";
import { readAgentId } from "../../words/agent-id.ts";
import { type JournalEntry, PUSH } from "../journal/journal-entry.ts";
import { findBodyDifference } from "./body-match.ts";
import type { ExpectedRequest } from "./verification.ts";

/** Requests that differ from the expected one in the same way. */
export interface NearMiss {
  /** Such as `agent 101 requested queryCallInfo, not queryCallStatisticsInfo`. */
  readonly sentence: string;
  /** The number of these requests. */
  readonly times: number;
  /** The journal number of the last of these requests. */
  readonly last: number;
}

/** The maximum number of near misses of a verification. */
const MAX_NEAR_MISSES = 5;

/** The maximum number of characters of expected members in a sentence. */
const MAX_BODY_LENGTH = 200;

/** The distance of each difference. Another operation is closer if its name begins alike. */
const DISTANCE = { body: 0.5, retcode: 1, agent: 2, operation: 4 } as const;

/** Returns the requests that come closest to the expected one: at most 5, closest first. Those with the same difference count together. */
export function findNearMisses(entries: readonly JournalEntry[], wanted: ExpectedRequest): NearMiss[] {
  const found = new Map<string, NearMiss & { distance: number }>();
  for (const entry of entries) {
    const distance = distanceOf(entry, wanted);
    if (distance === 0 || distance === undefined) continue;
    const sentence = describeDifference(entry, wanted);
    const times = (found.get(sentence)?.times ?? 0) + 1;
    found.set(sentence, { sentence, times, last: entry.number, distance });
  }
  return [...found.values()]
    .sort((a, b) => a.distance - b.distance || b.last - a.last)
    .slice(0, MAX_NEAR_MISSES)
    .map(({ distance: _, ...miss }) => miss);
}

/** Returns the distance from the expected request: 0 if it fits, undefined for other pushes, or if neither agent nor operation fits. */
function distanceOf(entry: JournalEntry, { operation, agent, retcode, body }: ExpectedRequest): number | undefined {
  const isOtherAgent = agent !== undefined && entry.agent !== agent;
  const isOtherOperation = entry.operation !== operation;
  // A push is not a request of a client.
  if (isOtherOperation && (isOtherAgent || entry.operation === PUSH)) return undefined;
  return (
    (isOtherOperation ? DISTANCE.operation - similarityOf(entry.operation, operation) : 0) +
    (isOtherAgent ? DISTANCE.agent : 0) +
    (retcode !== undefined && entry.retcode !== retcode ? DISTANCE.retcode : 0) +
    (body !== undefined && findBodyDifference(entry.request?.text, body) !== undefined ? DISTANCE.body : 0)
  );
}

/** Returns the length of the common prefix as a fraction of the longer name. */
function similarityOf(a: string, b: string): number {
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared++;
  return shared / Math.max(a.length, b.length);
}

function describeDifference(entry: JournalEntry, { operation, agent, retcode, body }: ExpectedRequest): string {
  const who = agent === undefined || agent === entry.agent ? "" : `, not agent ${agent},`;
  const what = entry.operation === operation ? "" : `, not ${operation}`;
  const other = body === undefined || what !== "" ? undefined : findBodyDifference(entry.request?.text, body);
  const how = other === undefined ? "" : ` ${other}${entry.bodies === "dropped" ? " (dropped to save memory)" : ""}`;
  const request = `${describeAgent(entry.agent)}${who} requested ${entry.operation}${what}${how}`;
  if (retcode === undefined || entry.retcode === retcode) return request;
  if (entry.retcode !== undefined)
    return `${request}${what === "" ? "" : ","} and got ${entry.retcode}, not ${retcode}${formatReason(entry)}`;
  return `${request}${what === "" ? "" : ","} and ${entry.phase === "aborted" ? "closed the connection before the answer" : "has no answer yet"}`;
}

function formatReason({ reason }: JournalEntry): string {
  return reason === undefined ? "" : `, because ${reason.sentence}`;
}

/** Names the agent of a request. Some requests have none, and some have an invalid id. */
export function describeAgent(agent: string | undefined): string {
  if (agent === undefined) return "a client";
  return readAgentId(agent) === undefined ? `a client as agent ${show(agent)}` : `agent ${agent}`;
}

/** Describes a request, expected or received: `agent 101 requested hold and got 0`. */
export function describeRequest({ operation, agent, retcode, body }: ExpectedRequest): string {
  const what = body === undefined ? "" : ` with ${JSON.stringify(body).slice(0, MAX_BODY_LENGTH)}`;
  return `${describeAgent(agent)} requested ${operation}${what}${retcode === undefined ? "" : ` and got ${retcode}`}`;
}
