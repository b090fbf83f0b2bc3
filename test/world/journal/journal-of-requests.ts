// Creates journals for tests, and puts requests into them.
import { Journal } from "../../../src/world/journal/journal.ts";

export const PATH = "/agentgateway/resource/onlineagent/101/saybusy";

export function createJournal() {
  const times = { wall: 5_000.25, now: 5_000.25, world: 7_000 };
  const journal = new Journal({ wall: () => times.wall, now: () => times.now, world: () => times.world });
  return { journal, times };
}

/** Records a request of each agent, answered with 0. */
export function recordRequests(journal: Journal, ...agents: (string | undefined)[]): void {
  for (const agent of agents) journal.close(journal.open("sayBusy", "POST", PATH, agent), "sayBusy", "0", 200, 5_000);
}

export const RECEIVED_ENTRY = {
  number: 1,
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
  repeated: false,
  status: undefined,
  endedAt: undefined,
  endedWorldTime: undefined,
  ms: undefined,
};

export function openRequest(journal: Journal): number {
  return journal.open("sayBusy", "POST", PATH, "101", {}, "f81d4fae-7dec-11d0-a765-00a0c91e6bf6.AgentGateway1");
}
