// Creates journals for tests, and records requests in them.
import { Journal } from "../../../src/world/journal/journal.ts";

/** The path of the requests. */
export const PATH = "/agentgateway/resource/onlineagent/101/saybusy";

/** Returns a journal, and the times that it reads; a test can change them. */
export function createJournal() {
  const times = { wall: 5_000.25, now: 5_000.25, world: 7_000 };
  const journal = new Journal({ wall: () => times.wall, now: () => times.now, world: () => times.world });
  return { journal, times };
}

/** Records one request of each agent, answered with retcode 0. */
export function recordRequests(journal: Journal, ...agents: (string | undefined)[]): void {
  for (const agent of agents) journal.close(journal.open("sayBusy", "POST", PATH, agent), "sayBusy", "0", 200, 5_000);
}

/** The entry of the first request that `openRequest` has recorded. */
export const RECEIVED_ENTRY = {
  number: 1,
  input: undefined,
  connection: 1,
  phase: "received",
  receivedAt: 5_000,
  worldTime: 7_000,
  operation: "sayBusy",
  method: "POST",
  path: PATH,
  query: undefined,
  agent: "101",
  guid: "f81d4fae",
  retcode: undefined,
  reason: undefined,
  request: undefined,
  answer: undefined,
  bodies: "kept",
  events: [],
  repeated: false,
  fault: undefined,
  abandoned: false,
  status: undefined,
  endedAt: undefined,
  endedWorldTime: undefined,
  ms: undefined,
};

/** Records a request of agent 101 without an answer; returns its number. */
export function openRequest(journal: Journal): number {
  return journal.open("sayBusy", "POST", PATH, "101", {}, "f81d4fae-7dec-11d0-a765-00a0c91e6bf6.AgentGateway1");
}
