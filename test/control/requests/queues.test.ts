// Queues through the control API: waiting calls, agents and service level.
import { test } from "tap";
import { answer, customerHangsUp } from "../../../src/core/index.ts";
import { openControlApi } from "../control-api.ts";

const QUEUES = "/worlds/default/queues";
const CALLS = "/worlds/default/calls";

const EMPTY = {
  id: 25,
  name: "Support",
  accessCode: "60025",
  maxWaiting: 10_000,
  longestWait: "0s",
  arrived: 0,
  answered: 0,
  abandoned: 0,
  turnedAway: 0,
  answeredInTime: 0,
  waiting: 0,
  signedIn: 0,
  available: 0,
  serviceLevel: 100,
  idleRate: 0,
};

test("a queue shows its waiting calls, its agents and the share of calls that were answered in time", async (t) => {
  const { send, center } = await openControlApi();
  t.strictSame((await send("GET", `${QUEUES}/25`)).body, EMPTY);
  await send("POST", CALLS, { from: "13800000001", to: { queue: 25 } });
  await send("POST", CALLS, { from: "13800000002", to: { queue: 25 } });
  await send("POST", "/worlds/default/clock/advance", { by: "90s" });
  await send("PATCH", "/worlds/default/agents/101", { signedIn: true });
  center.perform(answer, { agent: 101, call: undefined });
  const late = { ...EMPTY, arrived: 2, answered: 1, waiting: 1, longestWait: "90s", signedIn: 1, serviceLevel: 0 };
  t.strictSame((await send("GET", `${QUEUES}/25`)).body, late);
  center.perform(customerHangsUp, { call: "1767603600-2" });
  const { queues } = (await send("GET", QUEUES)).body as { queues: object[] };
  t.strictSame(queues[0], { ...late, waiting: 0, longestWait: "0s", abandoned: 1 });
});

test("an unknown queue is 404, with the place where the queues are listed", async (t) => {
  const { send } = await openControlApi();
  const { status, body } = await send("GET", `${QUEUES}/99`);
  t.equal(status, 404);
  t.match(body, { detail: 'The center has no queue "99": GET /worlds/default/queues lists the queues.' });
});
