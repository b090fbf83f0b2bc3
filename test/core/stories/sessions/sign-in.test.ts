// Stories of signing in: the state that was asked for, by force, by unknown agents, with a phone out of range, with a past.
import { test } from "tap";
import { COUNTERS, type Counters, changeDetails, givePast, signIn } from "../../../../src/core/index.ts";
import { openCenter, START, usualDetails } from "../../../support/center.ts";

test("sign-in with status idle: signed in, idle", (t) => {
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

test("sign-in with status busy: idle first, then busy without a reason", (t) => {
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

test("sign-in with status wrapUp: idle first, then wrap-up that nobody asked for", (t) => {
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

test("then sayFree: busy ends; an idle agent becomes idle again", (t) => {
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

test("a waiting call does not slip in between idle and the status that was asked for", (t) => {
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

test("sign-in is refused, and nothing happens", (t) => {
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

test("both ends of the phone range are in it, and no phone at all is fine", (t) => {
  const { signIn } = openCenter({ phoneRange: { from: "40000", to: "40099" } });
  t.equal(signIn(101, { phone: "40000" }), "done");
  t.equal(signIn(102, { phone: "40099" }), "done");
  t.equal(signIn(103, { phone: "" }), "done");
  t.end();
});

test("unknownAgents admit: who is unknown is made, with the password that was given and all queues", (t) => {
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

test("unknownAgents admit: nobody is made beyond the agents that a center may have", (t) => {
  const { signIn } = openCenter({ agents: 3, maxAgents: 4, settings: { unknownAgents: "admit" } });
  signIn(150);
  t.equal(signIn(151), "unknown-agent");
  t.end();
});

test("unknownAgents admit: a refused sign-in makes nobody", (t) => {
  const { center, signIn } = openCenter({
    settings: { unknownAgents: "admit" },
    phoneRange: { from: "40000", to: "40099" },
  });
  t.equal(signIn(999, { phone: "1" }), "phone-out-of-range");
  t.equal(center.agent(999), undefined);
  t.end();
});

test("sign-in by force ends the session that was there, and begins a new one", (t) => {
  const { record, signIn, pass, center, session, events } = openCenter();
  signIn(101, { status: "busy" });
  const before = session(101).guids;
  pass(10);
  const rows = record();
  signIn(101, { force: true });
  t.same(rows, [
    [10, 101, "signedOut"],
    [10, 101, "signedIn"],
    [10, 101, "becameIdle"],
    [10, 101, "skillsChosen"],
  ]);
  t.same(events("signedOut"), [{ type: "signedOut", agent: 101, cause: "replaced", signedInAt: START }]);
  t.notSame(session(101).guids[0]?.value, before[0]?.value);
  t.same(
    center.agent(101)?.mailbox.waiting.map(({ event }) => event.type),
    ["signedIn", "becameIdle", "skillsChosen"],
    "the new client hears nothing of the old session",
  );
  t.end();
});

test("sign-in by force in a call hangs up first", (t) => {
  const { record, signIn, call, answer, pass } = openCenter();
  signIn(101);
  call();
  answer(101);
  pass(20);
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

test("a past backdates the sign-in and gives the counters to begin with, once", (t) => {
  const { center, signIn, signOut, session, counted, pass, sayBusy } = openCenter();
  const counters = { ...zeroes(), talktime: 4_328, answernums: 5, agentrelease: 1, busytime: 60, busynums: 1 };
  center.perform(givePast, { agent: 101, past: { since: 3 * 3_600_000, counters } });
  signIn(101);
  t.equal(session(101).signedInAt, START - 3 * 3_600_000);
  sayBusy(101);
  pass(30);
  t.same(counted(101), { talktime: 4_328, answernums: 5, agentrelease: 1, busytime: 90, busynums: 2 });

  signOut(101);
  signIn(101);
  t.equal(session(101).signedInAt, START + 30_000, "the next session has a past of its own");
  t.same(counted(101), {});
  t.end();
});

test("what was given at sign-in is copied: later changes are the session's own", (t) => {
  const { center, session } = openCenter();
  const details = { ...usualDetails };
  center.perform(signIn, { agent: 101, password: "secret", details, force: false });
  center.perform(signIn, { agent: 102, password: "secret", details, force: false });
  center.perform(changeDetails, { agent: 101, autoAnswer: true });
  t.same([session(101).details.autoAnswer, session(102).details.autoAnswer], [true, false]);
  t.same(details, usualDetails);
  t.end();
});

function zeroes(): Counters {
  return Object.fromEntries(COUNTERS.map((name) => [name, 0])) as Counters;
}
