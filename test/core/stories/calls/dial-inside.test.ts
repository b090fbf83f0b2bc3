// Stories of an agent who calls a colleague.
import { test } from "tap";
import { openCenter, type SigningIn } from "../../../support/center.ts";

/** Opens a center in which agent 101 calls its colleague 102. */
function openWithCall(details: SigningIn = {}) {
  const stage = openCenter();
  stage.signIn(101);
  stage.signIn(102, details);
  const id = stage.callInside(101, { agent: 102 });
  return { ...stage, id };
}

test("the caller and the colleague each get the events of their side", (t) => {
  const { signIn, callInside, answer, runFor, record, events } = openCenter();
  signIn(101);
  signIn(102);
  const rows = record();
  const id = callInside(101, { agent: 102 });
  runFor(4);
  answer(102);
  t.same(rows, [
    [0, "center", "callDialed"],
    [0, 101, "phoneAlerting"],
    [0, 101, "phoneOffHook"],
    [0, 101, "occupied"],
    [0, 101, "otherSideAlerting"],
    [0, 102, "occupied"],
    [0, 102, "phoneAlerting"],
    [0, 102, "phoneOffHook"],
    [0, 102, "callAnnounced"],
    [0, 102, "ringing"],
    [0, 102, "otherSideAlerting"],
    [4, 102, "talking"],
    [4, 101, "talking"],
  ]);
  const alerting = { type: "otherSideAlerting", call: id, assists: false };
  t.same(events("otherSideAlerting"), [
    { ...alerting, agent: 101, number: "102", workNumber: 102 },
    { ...alerting, agent: 102, number: "101", workNumber: 101 },
  ]);
  const facts = { call: id, feature: "internal", caller: "101", called: "102", queue: undefined, queueName: undefined };
  t.same(events("talking"), [
    { type: "talking", agent: 102, talkCause: "answered", ...facts, media: "voice", assists: false },
    { type: "talking", agent: 101, talkCause: "dialed", ...facts, media: "voice", assists: false },
  ]);
  t.end();
});

test("the other agent gets an event when one hangs up, and the call counts for both", (t) => {
  const { answer, release, callInside, runFor, record, counted } = openWithCall();
  answer(102);
  runFor(30);
  const rows = record();
  release(101);
  t.same(rows, [
    [30, 101, "leftCall"],
    [30, 101, "phoneOnHook"],
    [30, 101, "becameIdle"],
    [30, 102, "otherSideLeft"],
    [30, 102, "leftCall"],
    [30, 102, "phoneOnHook"],
    [30, 102, "becameIdle"],
    [30, "center", "callOver"],
  ]);
  callInside(101, { agent: 102 });
  answer(102);
  runFor(10);
  rows.length = 0;
  release(102);
  t.same(rows, [
    [40, 102, "leftCall"],
    [40, 102, "phoneOnHook"],
    [40, 102, "becameIdle"],
    [40, 101, "otherSideLeft"],
    [40, 101, "leftCall"],
    [40, 101, "phoneOnHook"],
    [40, 101, "becameIdle"],
    [40, "center", "callOver"],
  ]);
  t.same(counted(101), { talktime: 40, intercallnums: 2, agentrelease: 1 });
  t.same(counted(102), { talktime: 40, answernums: 2, agentrelease: 1 });
  t.end();
});

test("the call fails if the colleague rejects it", (t) => {
  const { release, record, events, counted } = openWithCall();
  const rows = record();
  release(102);
  t.same(rows, [
    [0, 102, "leftCall"],
    [0, 102, "phoneOnHook"],
    [0, 101, "dialFailed"],
    [0, 101, "phoneOnHook"],
    [0, "center", "callOver"],
    [0, 101, "becameIdle"],
    [0, 102, "becameBusy"],
  ]);
  t.equal(events("dialFailed")[0]?.failure, "refused");
  t.same(counted(101), {});
  t.end();
});

test("the call fails if the colleague does not answer", (t) => {
  const { runFor, record, events, counted } = openWithCall();
  const rows = record();
  runFor(60);
  t.same(rows, [
    [30, 102, "notAnswered"],
    [30, 102, "phoneOnHook"],
    [30, 101, "dialFailed"],
    [30, 101, "phoneOnHook"],
    [30, "center", "callOver"],
    [30, 101, "becameIdle"],
    [30, 102, "becameBusy"],
  ]);
  t.equal(events("dialFailed")[0]?.failure, "noAnswer");
  t.same([counted(101), counted(102)], [{}, { noanswernums: 1, busynums: 1, busytime: 30 }]);
  t.end();
});

test("the agent can hang up while the colleague's phone rings", (t) => {
  const { release, runFor, record, events, id } = openWithCall();
  runFor(6);
  const rows = record();
  release(101);
  t.same(rows, [
    [6, 102, "otherSideLeft"],
    [6, 102, "leftCall"],
    [6, 102, "phoneOnHook"],
    [6, 102, "becameIdle"],
    [6, 101, "dialFailed"],
    [6, 101, "phoneOnHook"],
    [6, "center", "callOver"],
    [6, 101, "becameIdle"],
  ]);
  t.same(events("otherSideLeft"), [{ type: "otherSideLeft", agent: 102, call: id, number: "101" }]);
  t.end();
});

test("agents who are not idle, not signed in or unknown, and the agent itself, cannot be called", (t) => {
  const { signIn, sayBusy, callInside, record, events } = openCenter();
  signIn(101);
  signIn(102);
  sayBusy(102);
  for (const agent of [102, 103, 999, 101]) {
    const rows = record();
    callInside(101, { agent });
    t.same(rows, [
      [0, "center", "callDialed"],
      [0, 101, "phoneAlerting"],
      [0, 101, "phoneOffHook"],
      [0, 101, "occupied"],
      [0, 101, "dialFailed"],
      [0, 101, "phoneOnHook"],
      [0, "center", "callOver"],
      [0, 101, "becameIdle"],
    ]);
  }
  t.same(
    events("dialFailed").map(({ failure }) => failure),
    ["unreachable", "unreachable", "unreachable", "unreachable"],
  );
  t.end();
});
