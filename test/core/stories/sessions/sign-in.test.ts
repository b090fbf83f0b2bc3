// Stories of signing in: initial states, forced sign-ins, unknown agents, phone ranges and backdated sign-ins.
import { test } from "tap";
import { backdateSignIn, changeDetails, signIn } from "../../../../src/core/index.ts";
import { openCenter, START, usualDetails } from "../../../support/center.ts";
import { createZeroCounters } from "../../../support/counting-history.ts";

test("a sign-in with status idle makes the agent idle", (t) => {
  const { record, signIn, stateOf } = openCenter();
  const rows = record();
  signIn(101);
  t.same(rows, [
    [0, 101, "signedIn"],
    [0, 101, "becameIdle"],
    [0, 101, "skillsChosen"],
  ]);
  t.equal(stateOf(101), "idle");
  t.end();
});

test("a sign-in with status busy first makes the agent idle, then busy without a reason", (t) => {
  const { record, signIn, stateOf, events } = openCenter();
  const rows = record();
  signIn(101, { status: "busy" });
  t.same(rows, [
    [0, 101, "signedIn"],
    [0, 101, "becameIdle"],
    [0, 101, "becameBusy"],
    [0, 101, "skillsChosen"],
  ]);
  t.same(events("becameBusy"), [{ type: "becameBusy", agent: 101, reason: 0, again: false }]);
  t.equal(stateOf(101), "busy");
  t.end();
});

test("a sign-in with status wrapUp first makes the agent idle, then starts wrap-up", (t) => {
  const { record, signIn, stateOf, events } = openCenter();
  const rows = record();
  signIn(101, { status: "wrapUp" });
  t.same(rows, [
    [0, 101, "signedIn"],
    [0, 101, "becameIdle"],
    [0, 101, "wrapUpBegan"],
    [0, 101, "skillsChosen"],
  ]);
  t.same(events("wrapUpBegan"), [{ type: "wrapUpBegan", agent: 101, asked: false }]);
  t.equal(stateOf(101), "wrapUp");
  t.end();
});

test("after a sign-in, sayFree ends the busy state, and leaves an idle agent idle", (t) => {
  const { record, signIn, sayFree, events } = openCenter();
  signIn(101, { status: "busy" });
  const rows = record();
  sayFree(101);
  sayFree(101);
  t.same(rows, [
    [0, 101, "busyEnded"],
    [0, 101, "becameIdle"],
  ]);
  t.same(events("becameIdle").at(-1), { type: "becameIdle", agent: 101, again: true, forced: false });
  t.end();
});

test("no waiting call reaches the agent between idle and the requested status", (t) => {
  const { call, record, signIn, agentsOf } = openCenter();
  const waiting = call({ agent: 101 });
  const rows = record();
  signIn(101, { status: "busy" });
  t.same(rows, [
    [0, 101, "signedIn"],
    [0, 101, "becameIdle"],
    [0, 101, "becameBusy"],
    [0, 101, "skillsChosen"],
  ]);
  t.same(agentsOf(waiting), []);
  t.end();
});

test("a refused sign-in changes nothing", (t) => {
  const { record, signIn, stateOf } = openCenter({ phoneRange: { from: "40000", to: "40099" } });
  signIn(102, { phone: "40038" });
  const rows = record();
  t.equal(signIn(999), "unknown-agent");
  t.equal(signIn(101, { password: "guess" }), "wrong-password");
  t.equal(signIn(101, { phone: "39999" }), "phone-out-of-range");
  t.equal(signIn(101, { phone: "40100" }), "phone-out-of-range");
  t.equal(signIn(101, { phone: "040038" }), "phone-out-of-range");
  t.equal(signIn(101, { phone: "forty" }), "phone-out-of-range");
  t.equal(signIn(102), "already-signed-in");
  t.equal(signIn(102, { force: true, password: "guess" }), "wrong-password");
  t.same(rows, []);
  t.equal(stateOf(102), "idle");
  t.end();
});

test("the phone range includes both limits, and a sign-in without a phone is valid", (t) => {
  const { signIn } = openCenter({ phoneRange: { from: "40000", to: "40099" } });
  t.equal(signIn(101, { phone: "40000" }), "done");
  t.equal(signIn(102, { phone: "40099" }), "done");
  t.equal(signIn(103, { phone: "" }), "done");
  t.end();
});

test("with unknownAgents admit, an unknown agent is created with the given password and all queues", (t) => {
  const { center, record, signIn, signOut, call, agentsOf } = openCenter({ settings: { unknownAgents: "admit" } });
  const rows = record();
  t.equal(signIn(999, { password: "mine" }), "done");
  t.same(rows, [
    [0, 999, "signedIn"],
    [0, 999, "becameIdle"],
    [0, 999, "skillsChosen"],
  ]);
  t.same(center.agent(999)?.queues, [25, 26]);
  t.same(agentsOf(call({ queue: 26 })), [999]);
  signOut(999, "forced");
  t.equal(signIn(999, { password: "secret" }), "wrong-password");
  t.end();
});

test("with unknownAgents admit, no agent is created beyond the limit of a center", (t) => {
  const { signIn } = openCenter({ agents: 3, maxAgents: 4, settings: { unknownAgents: "admit" } });
  signIn(150);
  t.equal(signIn(151), "unknown-agent");
  t.end();
});

test("with unknownAgents admit, a refused sign-in creates no agent", (t) => {
  const { center, signIn } = openCenter({
    settings: { unknownAgents: "admit" },
    phoneRange: { from: "40000", to: "40099" },
  });
  t.equal(signIn(999, { phone: "1" }), "phone-out-of-range");
  t.equal(center.agent(999), undefined);
  t.end();
});

test("a forced sign-in ends the earlier session and begins a new one", (t) => {
  const { record, signIn, runFor, center, session, events } = openCenter();
  signIn(101, { status: "busy" });
  const guidsBefore = session(101).guids;
  runFor(10);
  const rows = record();
  signIn(101, { force: true });
  t.same(rows, [
    [10, 101, "signedOut"],
    [10, 101, "signedIn"],
    [10, 101, "becameIdle"],
    [10, 101, "skillsChosen"],
  ]);
  t.same(events("signedOut"), [{ type: "signedOut", agent: 101, signOutCause: "replaced", signedInAt: START }]);
  t.not(session(101).guids[0]?.value, guidsBefore[0]?.value);
  t.same(
    center.agent(101)?.mailbox.waiting.map(({ event }) => event.type),
    ["signedIn", "becameIdle", "skillsChosen"],
    "the new client gets no events of the old session",
  );
  t.end();
});

test("a forced sign-in during a call hangs up first", (t) => {
  const { record, signIn, call, answer, runFor } = openCenter();
  signIn(101);
  call();
  answer(101);
  runFor(20);
  const rows = record();
  signIn(101, { force: true });
  t.same(rows, [
    [20, 101, "leftCall"],
    [20, 101, "otherSideLeft"],
    [20, 101, "phoneOnHook"],
    [20, "center", "callOver"],
    [20, 101, "signedOut"],
    [20, 101, "signedIn"],
    [20, 101, "becameIdle"],
    [20, 101, "skillsChosen"],
  ]);
  t.end();
});

test("a backdated sign-in has an earlier beginning and past counters, and the next one has neither", (t) => {
  const { center, signIn, signOut, session, counted, runFor, sayBusy } = openCenter();
  const counters = {
    ...createZeroCounters(),
    talktime: 4_328,
    answernums: 5,
    agentrelease: 1,
    busytime: 60,
    busynums: 1,
  };
  center.perform(backdateSignIn, { agent: 101, past: { since: 3 * 3_600_000, counters } });
  signIn(101);
  t.equal(session(101).signedInAt, START - 3 * 3_600_000);
  sayBusy(101);
  runFor(30);
  t.same(counted(101), { talktime: 4_328, answernums: 5, agentrelease: 1, busytime: 90, busynums: 2 });

  signOut(101);
  signIn(101);
  t.equal(session(101).signedInAt, START + 30_000, "the next session is not backdated");
  t.same(counted(101), {});
  t.end();
});

test("the data of a sign-in is copied, so later changes only affect the session", (t) => {
  const { center, session } = openCenter();
  const details = { ...usualDetails };
  center.perform(signIn, { agent: 101, password: "secret", details, force: false });
  center.perform(signIn, { agent: 102, password: "secret", details, force: false });
  center.perform(changeDetails, { agent: 101, autoAnswer: true });
  t.same([session(101).details.autoAnswer, session(102).details.autoAnswer], [true, false]);
  t.same(details, usualDetails);
  t.end();
});
