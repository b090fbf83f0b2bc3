// Tests that a world under load for days keeps no more data than after the first day, and no ended session.

import { test } from "tap";
import type { Session } from "../../../src/core/index.ts";
import { waitForNextTurn } from "../../../src/runtime/time.ts";
import { type Gateway, openGateway, ROOT } from "../../support/gateway.ts";
import { collectGarbage } from "../../support/heap.ts";

const HOURS = 24;

/** A center with 20 agents on autopilot and 600 calls per hour, a client (101), and an agent who is called and never polls (103). */
const BUSY = {
  settings: { supervision: "off", flowControl: "off" },
  center: {
    queues: [{ id: 25, name: "Support" }],
    agents: [
      { ids: "101-103", queues: [25] },
      { ids: "201-220", queues: [25], autopilot: { answer: "3s", wrapUp: { p50: "10s", p95: "40s" } } },
    ],
  },
  steps: [
    { traffic: { queue: 25, callsPerHour: 600, talk: { p50: "80s", p95: "4m" }, patience: { exponential: "60s" } } },
    { traffic: { agents: 103, gap: "5s", talk: { p50: "20s", p95: "40s" }, patience: "60s" } },
  ],
};

/** Returns the number of values in plain data. */
function countValues(data: unknown): number {
  if (typeof data !== "object" || data === null) return 1;
  return Object.values(data).reduce((sum: number, value) => sum + countValues(value), 0);
}

/** The kinds of findings that each connection has. How many connections there are depends on the time that the test takes. */
const KINDS_PER_CONNECTION: readonly string[] = ["content-type-missing", "refused-request"];

/** Returns the size of everything in a world that could grow. */
function measureWorld({ world, center, deliveries }: Gateway) {
  const { center: centerSnapshot, ...life } = world.snapshot().world.life;
  const { state, log: _, ...otherParts } = centerSnapshot;
  const { records: __, agents, ...others } = state;
  const mailboxes = agents.map(({ mailbox }) => mailbox.waiting.length);
  return {
    events: center.log.recent().length,
    requests: world.journal.list().length,
    records: center.state.records.length,
    waiting: Math.max(...mailboxes),
    findings: world.findings.list().filter(({ kind }) => !KINDS_PER_CONNECTION.includes(kind)).length,
    totals: countValues(world.journal.listTotals()),
    polls: deliveries.of(world).heldPolls,
    otherValues: countValues([life, otherParts, others, agents.map((agent) => ({ ...agent, mailbox: undefined }))]),
  };
}

/**
 * Plays a day of agent 101. Each hour it signs in, polls, sends many requests over one connection, and signs out. Two in five of
 * the requests are refused, each at another address.
 */
async function playDay({ client, sendRaw, advance, world }: Gateway): Promise<void> {
  const ada = client(101);
  for (let hour = 0; hour < HOURS; hour++) {
    await ada.signIn();
    await ada.pollAll();
    const requestText = (path: string, last = "") =>
      `GET ${ROOT}/${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nGuid: ${ada.guid}\r\n${last}\r\n`;
    const paths = ["calldata/101/statistics", "onlineagent/101/agentstatus", "agentevent/101"];
    const requests = Array.from({ length: 450 }, (_, nth) => {
      const unique = world.journal.count + nth;
      return requestText([...paths, `nowhere/${unique}`, `onlineagent/${unique}/agentstatus`][nth % 5] ?? "");
    });
    await sendRaw(requests.join("") + requestText("agentevent/101", "Connection: close\r\n"));
    await ada.delete("onlineagent/{}/logout");
    for (let quarter = 0; quarter < 4; quarter++) advance(900);
  }
}

test("after two days of calls and requests, a world keeps no more than after one", async (t) => {
  const gateway = await openGateway(t, BUSY);
  await gateway.signInAgent(103, { autoanswer: true });
  await playDay(gateway);
  const first = measureWorld(gateway);
  await playDay(gateway);
  const second = measureWorld(gateway);
  t.ok(gateway.center.log.length > 100_000, "the log has many events");
  t.ok(gateway.world.journal.count > 20_000, "the world has received many requests");
  const { records, otherValues, ...others } = second;
  t.strictSame(others, {
    events: 10_000,
    requests: 10_000,
    waiting: 10_000,
    findings: first.findings,
    totals: first.totals,
    polls: 0,
  });
  t.ok(first.records > 10_000 && records < 20_000, `${records} records, ${first.records} the day before`);
  // The other values are those of current calls and their timers: about as many as at the same hour of the day before.
  t.ok(otherValues < first.otherValues * 1.25, `${otherValues} other values, ${first.otherValues} the day before`);
});

test("an ended session can be garbage-collected after the next sign-in", async (t) => {
  const gateway = await openGateway(t, { settings: { flowControl: "enforce", authMode: "dynamic" } });
  const sessions: WeakRef<Session>[] = [];
  const ada = gateway.client(101);
  for (let nth = 0; nth < 50; nth++) {
    await ada.signIn();
    sessions.push(new WeakRef(gateway.center.agent(101)?.session as Session));
    await ada.pollAll();
    for (let more = 0; more < 8; more++) await ada.get("calldata/{}/statistics");
    await ada.delete("onlineagent/{}/logout");
  }
  // In a later turn no stack frame refers to a session.
  await waitForNextTurn();
  collectGarbage();
  // The last session of each agent is kept until its next sign-in.
  t.equal(sessions.slice(0, -1).filter((session) => session.deref() !== undefined).length, 0);
});
