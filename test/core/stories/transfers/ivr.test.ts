// Stories of a call that an IVR handles while the agent waits for it.
import { test } from "tap";
import { openCenter } from "../../../support/center.ts";
import { CUSTOMER_NUMBER } from "../../../support/telephone.ts";

/** Opens a center in which agent 101 has talked with a customer for ten seconds and sends the call to IVR 7 for twenty seconds. */
function openWithCallAtIvr() {
  const stage = openCenter();
  stage.signIn(101);
  const id = stage.call();
  stage.answer(101);
  stage.runFor(10);
  const rows = stage.record();
  stage.transfer(101, { ivr: 7 }, "suspend");
  return { ...stage, id, rows };
}

test("the call returns to the agent, who is occupied meanwhile", (t) => {
  const { runFor, rows, stateOf, events, counted, id } = openWithCallAtIvr();
  t.equal(stateOf(101), "occupied");
  runFor(25);
  t.same(rows, [
    [10, 101, "transferred"],
    [10, "center", "callAtIvr"],
    [30, 101, "returnedFromIvr"],
    [30, 101, "talking"],
  ]);
  t.same(
    events("talking").map(({ call, talkCause }) => [call, talkCause]),
    [
      [id, "answered"],
      [id, "returned"],
    ],
  );
  t.same(counted(101), { talktime: 35, answernums: 1, transferivrnums: 1 });
  t.end();
});

test("the customer can hang up at the IVR", (t) => {
  const { hangUpAsCustomer, runFor, rows, center, id } = openWithCallAtIvr();
  runFor(5);
  rows.length = 0;
  hangUpAsCustomer(id);
  runFor(60);
  t.same(rows, [
    [15, 101, "otherSideLeft"],
    [15, 101, "leftCall"],
    [15, 101, "phoneOnHook"],
    [15, 101, "becameIdle"],
    [15, "center", "callOver"],
  ]);
  t.same(center.state.queues.get(25)?.counts, {
    arrived: 1,
    answered: 1,
    abandoned: 0,
    turnedAway: 0,
    answeredInTime: 1,
  });
  t.end();
});

test("if the agent leaves or is signed out by force, the IVR continues and then hangs up", (t) => {
  for (const leave of ["release", "force"] as const) {
    const { release, signOut, runFor, rows } = openWithCallAtIvr();
    runFor(5);
    rows.length = 0;
    if (leave === "release") release(101);
    else signOut(101, "simulator");
    runFor(60);
    t.same(rows, [
      [15, 101, "leftCall"],
      [15, 101, "phoneOnHook"],
      leave === "release" ? [15, 101, "becameIdle"] : [15, 101, "signedOut"],
      [30, "center", "callOver"],
    ]);
  }
  t.end();
});

test("a call at an IVR can only be released, or dropped by its id", (t) => {
  const { hold, retrieve, mute, transfer, consult, callOut, disconnect, dropCall, id } = openWithCallAtIvr();
  t.equal(hold(101), "hold-forbidden");
  t.equal(retrieve(101), "nothing-held");
  t.equal(mute(101), "mute-forbidden");
  t.equal(transfer(101, { queue: 26 }), "nothing-to-transfer");
  t.equal(consult(101, { queue: 26 }), "nothing-to-help-with");
  t.equal(callOut(101), "call-in-the-way");
  t.equal(disconnect(101, CUSTOMER_NUMBER), "nothing-to-disconnect");
  t.equal(dropCall(101, id), "done");
  t.end();
});

test("a customer whose talk time ends at the IVR hangs up there", (t) => {
  const { signIn, call, answer, transfer, runFor, record } = openCenter();
  signIn(101);
  call({ queue: 25 }, { talk: 15 });
  answer(101);
  runFor(10);
  transfer(101, { ivr: 7 });
  const rows = record();
  runFor(60);
  t.same(rows, [[15, "center", "callOver"]]);
  t.end();
});
