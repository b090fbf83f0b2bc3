// Defines tests that oracle.test.ts runs.
// All but one have wrong counters or an uncaught error, although their comparisons pass.
import { setImmediate as turn } from "node:timers/promises";
import { test } from "tap";
import type { EventLog } from "../../src/core/model/event-log.ts";
import { openCenter } from "../support/center.ts";
import { openGateway } from "../support/gateway.ts";
import { openAnsweredCall, restoreTampered } from "./tampered.ts";

test("the center of a test has a wrong counter", async (t) => {
  const center = restoreTampered(openAnsweredCall(), '"answernums":1', '"answernums":2');
  center.runUntil(center.now + 1_000);
  t.equal(center.statistics(101).answernums, 2);
});

test("the center of a gateway has one event too many", async (t) => {
  const { center, signInAgent } = await openGateway(t);
  await signInAgent(101);
  (center.log as EventLog).append(center.now, { type: "becameBusy", agent: 101, reason: 0, again: false });
  t.equal(center.statistics(101).busynums, 0);
});

test("a center is correct", async (t) => {
  const { signIn, counted } = openCenter();
  t.equal(signIn(101), "done");
  t.same(counted(101), {});
});

test("a timer throws an error", async () => {
  setTimeout(() => {
    throw new Error("from a timer");
  });
  // The test would wait forever if the error did not end it.
  await new Promise(() => {});
});

test("a rejection is not handled", async () => {
  void Promise.reject(new Error("from a promise"));
  await turn();
});
