// Stories of signing out: by the agent or by force, at every stage of a call.

import { test } from "tap";
import { pinCounters } from "../../../../src/core/index.ts";
import { openCenter, START } from "../../../support/center.ts";

test("an agent signs out, and the sign-out is the last event of its client", (t) => {
  const { center, record, signIn, signOut, runFor, stateOf, events } = openCenter();
  signIn(101);
  runFor(60);
  const rows = record();
  t.equal(signOut(101), "done");
  t.same(rows, [[60, 101, "signedOut"]]);
  t.same(events("signedOut"), [{ type: "signedOut", agent: 101, signOutCause: "own", signedInAt: START }]);
  t.same(
    center.agent(101)?.mailbox.waiting.map(({ event }) => event.type),
    ["signedOut"],
  );
  t.equal(stateOf(101), "out");
  t.equal(signOut(101), "not-signed-in");
  t.end();
});

test("a sign-out during a call is refused, even while the call only rings", (t) => {
  const { signIn, call, answer, hold, signOut, record } = openCenter();
  signIn(101);
  call();
  t.equal(signOut(101), "in-a-call");
  answer(101);
  const rows = record();
  t.equal(signOut(101), "in-a-call");
  hold(101);
  t.equal(signOut(101), "in-a-call");
  t.same(rows, [[0, 101, "held"]]);
  t.end();
});

test("a forced sign-out during a call hangs up the customer first", (t) => {
  const { signIn, call, answer, signOut, record, runFor, center } = openCenter();
  signIn(101);
  const id = call();
  answer(101);
  runFor(15);
  const rows = record();
  t.equal(signOut(101, "forced"), "done");
  t.same(rows, [
    [15, 101, "leftCall"],
    [15, 101, "otherSideLeft"],
    [15, 101, "phoneOnHook"],
    [15, "center", "callOver"],
    [15, 101, "signedOut"],
  ]);
  t.equal(center.call(id), undefined);
  t.end();
});

test("a forced sign-out also hangs up a held call", (t) => {
  const { signIn, call, answer, hold, signOut, record } = openCenter();
  signIn(101);
  call();
  answer(101);
  hold(101);
  const rows = record();
  signOut(101, "forced");
  t.same(rows, [
    [0, 101, "leftCall"],
    [0, 101, "otherSideLeft"],
    [0, 101, "phoneOnHook"],
    [0, "center", "callOver"],
    [0, 101, "signedOut"],
  ]);
  t.end();
});

test("if an agent is signed out by force while a queue's call rings, the call goes to the next agent", (t) => {
  const { signIn, call, signOut, record, agentsOf, runFor } = openCenter();
  signIn(101);
  runFor(1);
  signIn(102);
  const id = call();
  const rows = record();
  signOut(101, "forced");
  t.same(rows, [
    [1, 101, "leftCall"],
    [1, 101, "phoneOnHook"],
    [1, 101, "signedOut"],
    [1, 102, "occupied"],
    [1, 102, "phoneAlerting"],
    [1, 102, "phoneOffHook"],
    [1, 102, "callAnnounced"],
    [1, 102, "ringing"],
    [1, 102, "otherSideAlerting"],
  ]);
  t.same(agentsOf(id), [102]);
  t.end();
});

test("a signed-out agent gets no calls and no events", (t) => {
  const { center, signIn, call, signOut, agentsOf, runFor } = openCenter();
  signIn(101);
  signOut(101);
  t.same(agentsOf(call()), []);
  t.same(agentsOf(call({ agent: 101 })), []);
  center.perform(pinCounters, { agent: 101, set: { answernums: 3 } });
  runFor(60);
  t.same(
    center.agent(101)?.mailbox.waiting.map(({ event }) => event.type),
    ["signedOut"],
  );
  t.end();
});
