// Stories of agents who are signed out by force during calls. Three-party calls and IVRs have separate files.
import { test } from "tap";
import { openCenter, type Row, type Stage } from "../../../support/center.ts";

/** 101 has a customer on the line, 102 is idle; something happens, then 101 is signed out. What happened from there on. */
function forcedOut(who: number, before: (stage: Stage, customer: string) => void, withCustomer = true) {
  const stage = openCenter();
  stage.signIn(101, { autoEnterIdle: false });
  stage.signIn(102);
  const customer = withCustomer ? stage.call({ agent: 101 }) : "";
  stage.answer(101);
  stage.pass(10);
  before(stage, customer);
  const rows: Row[] = stage.record();
  stage.signOut(who, "simulator");
  return { ...stage, rows, told: rows.map(([, whom, what]) => `${whom} ${what}`) };
}

test("an agent can be signed out by force while it dials", (t) => {
  const { told, center } = forcedOut(101, ({ callOut }) => callOut(101), false);
  t.same(told, ["101 phoneOnHook", "101 dialFailed", "101 connectFailed", "center callOver", "101 signedOut"]);
  t.equal(center.state.calls.size, 0);
  t.end();
});

test("a caller or its colleague can be signed out by force while the colleague's phone rings", (t) => {
  const caller = forcedOut(101, ({ callInside }) => callInside(101, { agent: 102 }), false);
  t.same(caller.told, [
    "102 otherSideLeft",
    "102 leftCall",
    "102 phoneOnHook",
    "102 becameIdle",
    "101 dialFailed",
    "101 phoneOnHook",
    "center callOver",
    "101 signedOut",
  ]);
  const called = forcedOut(102, ({ callInside }) => callInside(101, { agent: 102 }), false);
  t.same(called.told, [
    "102 leftCall",
    "102 phoneOnHook",
    "101 dialFailed",
    "101 phoneOnHook",
    "center callOver",
    "101 becameIdle",
    "102 signedOut",
  ]);
  t.end();
});

test("a held and a current call end when their agent is signed out by force", (t) => {
  const { told, counted, pass } = forcedOut(101, ({ hold, callOut, pass: wait }) => {
    hold(101);
    callOut(101);
    wait(3);
  });
  t.same(told, [
    "101 leftCall",
    "101 otherSideLeft",
    "center callOver",
    "101 leftCall",
    "101 otherSideLeft",
    "101 phoneOnHook",
    "center callOver",
    "101 signedOut",
  ]);
  pass(60);
  t.same(counted(101), { talktime: 13, answernums: 1, calloutnums: 1, keepnums: 1 });
  t.end();
});

test("a forced sign-out while help is requested ends the calls of customer and colleague", (t) => {
  const { told, center } = forcedOut(101, ({ requestHelp }) => requestHelp(101, { agent: 102 }));
  t.same(told, [
    "101 leftCall",
    "101 otherSideLeft",
    "center callOver",
    "102 leftCall",
    "102 phoneOnHook",
    "102 becameIdle",
    "101 dialFailed",
    "101 phoneOnHook",
    "center callOver",
    "101 signedOut",
  ]);
  t.equal(center.state.calls.size, 0);
  t.end();
});

test("either agent can be signed out by force during help", (t) => {
  const helped = (stage: Stage) => {
    stage.requestHelp(101, { agent: 102 });
    stage.answer(102);
  };
  t.same(forcedOut(101, helped).told, [
    "101 leftCall",
    "101 otherSideLeft",
    "center callOver",
    "101 leftCall",
    "101 phoneOnHook",
    "102 leftCall",
    "102 phoneOnHook",
    "102 becameIdle",
    "center callOver",
    "101 signedOut",
  ]);
  t.same(forcedOut(102, helped).told, [
    "102 leftCall",
    "102 phoneOnHook",
    "101 leftCall",
    "101 talking",
    "center callOver",
    "102 signedOut",
  ]);
  t.end();
});

test("either agent can be signed out by force while a transfer rings", (t) => {
  const asking = ({ transfer }: Stage) => transfer(101, { agent: 102 }, "success");
  t.same(forcedOut(101, asking).told, [
    "102 otherSideLeft",
    "102 leftCall",
    "102 phoneOnHook",
    "102 becameIdle",
    "101 leftCall",
    "101 otherSideLeft",
    "101 phoneOnHook",
    "center callOver",
    "101 signedOut",
  ]);
  t.same(forcedOut(102, asking).told, [
    "102 leftCall",
    "102 phoneOnHook",
    "101 transferResult",
    "101 talking",
    "102 signedOut",
  ]);
  t.end();
});

test("if the agent is signed out by force during a three-party call, customer and outside number still talk", (t) => {
  const { told, center, counted } = forcedOut(101, ({ transfer, pass }) => {
    transfer(101, { number: "13900000009" }, "threeParty");
    pass(5);
  });
  t.same(told, ["101 leftCall", "101 transferred", "101 phoneOnHook", "101 signedOut"]);
  t.equal([...center.state.calls.values()][0]?.outside.length, 2);
  t.equal(counted(101)["transferoutnums"], 1);
  t.end();
});

test("an agent who signs in again after a forced sign-out has no calls", (t) => {
  const { signIn, stateOf, session, callOut, pass } = forcedOut(101, ({ hold, callOut: dial }) => {
    hold(101);
    dial(101);
  });
  signIn(101);
  pass(60);
  t.same([stateOf(101), session(101).calls], ["idle", []]);
  t.equal(typeof callOut(101), "string");
  t.equal(stateOf(101), "occupied");
  t.end();
});

test("a forced sign-in during a call ends the earlier session like any other", (t) => {
  const { signIn, call, answer, hold, callOut, pass, record } = openCenter();
  signIn(101);
  call();
  answer(101);
  hold(101);
  callOut(101);
  pass(1);
  const rows = record();
  signIn(101, { force: true });
  t.same(
    rows.map(([, , what]) => what),
    [
      "leftCall",
      "otherSideLeft",
      "callOver",
      "phoneOnHook",
      "dialFailed",
      "connectFailed",
      "callOver",
      "signedOut",
      "signedIn",
      "becameIdle",
      "skillsChosen",
    ],
  );
  t.end();
});
