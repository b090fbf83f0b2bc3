// Stories of agents who are signed out by force during calls.
import { test } from "tap";
import { openCenter, type Row, type Stage } from "../../../support/center.ts";

/**
 * Signs in agents 101 and 102, and signs one of them out by force.
 *
 * @param signedOut the agent who is signed out
 * @param before runs just before the sign-out
 * @param withCustomer whether 101 talks with a customer; true by default
 * @returns the stage, and the events from the sign-out on: `rows`, and as text in `happened`
 */
function recordForcedSignOut(signedOut: number, before: (stage: Stage, customer: string) => void, withCustomer = true) {
  const stage = openCenter();
  stage.signIn(101, { autoEnterIdle: false });
  stage.signIn(102);
  const customer = withCustomer ? stage.call({ agent: 101 }) : "";
  stage.answer(101);
  stage.runFor(10);
  before(stage, customer);
  const rows: Row[] = stage.record();
  stage.signOut(signedOut, "simulator");
  return { ...stage, rows, happened: rows.map(([, agent, type]) => `${agent} ${type}`) };
}

test("an agent can be signed out by force while it dials", (t) => {
  const { happened, center } = recordForcedSignOut(101, ({ callOut }) => callOut(101), false);
  t.same(happened, ["101 phoneOnHook", "101 dialFailed", "101 connectFailed", "center callOver", "101 signedOut"]);
  t.equal(center.state.calls.size, 0);
  t.end();
});

test("a caller or its colleague can be signed out by force while the colleague's phone rings", (t) => {
  const callerSignedOut = recordForcedSignOut(101, ({ callInside }) => callInside(101, { agent: 102 }), false);
  t.same(callerSignedOut.happened, [
    "102 otherSideLeft",
    "102 leftCall",
    "102 phoneOnHook",
    "102 becameIdle",
    "101 dialFailed",
    "101 phoneOnHook",
    "center callOver",
    "101 signedOut",
  ]);
  const colleagueSignedOut = recordForcedSignOut(102, ({ callInside }) => callInside(101, { agent: 102 }), false);
  t.same(colleagueSignedOut.happened, [
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
  const { happened, counted, runFor } = recordForcedSignOut(101, ({ hold, callOut, runFor: wait }) => {
    hold(101);
    callOut(101);
    wait(3);
  });
  t.same(happened, [
    "101 leftCall",
    "101 otherSideLeft",
    "center callOver",
    "101 leftCall",
    "101 otherSideLeft",
    "101 phoneOnHook",
    "center callOver",
    "101 signedOut",
  ]);
  runFor(60);
  t.same(counted(101), { talktime: 13, answernums: 1, calloutnums: 1, keepnums: 1 });
  t.end();
});

test("a forced sign-out while a consulted colleague's phone rings ends the calls of customer and colleague", (t) => {
  const { happened, center } = recordForcedSignOut(101, ({ consult }) => consult(101, { agent: 102 }));
  t.same(happened, [
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

test("either agent can be signed out by force during a consultation", (t) => {
  const consultColleague = (stage: Stage) => {
    stage.consult(101, { agent: 102 });
    stage.answer(102);
  };
  t.same(recordForcedSignOut(101, consultColleague).happened, [
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
  t.same(recordForcedSignOut(102, consultColleague).happened, [
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
  const startTransfer = ({ transfer }: Stage) => transfer(101, { agent: 102 }, "success");
  t.same(recordForcedSignOut(101, startTransfer).happened, [
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
  t.same(recordForcedSignOut(102, startTransfer).happened, [
    "102 leftCall",
    "102 phoneOnHook",
    "101 transferResult",
    "101 talking",
    "102 signedOut",
  ]);
  t.end();
});

test("if the agent is signed out by force during a three-way call, customer and outside number still talk", (t) => {
  const { happened, center, counted } = recordForcedSignOut(101, ({ transfer, runFor }) => {
    transfer(101, { number: "13900000009" }, "threeParty");
    runFor(5);
  });
  t.same(happened, ["101 leftCall", "101 transferred", "101 phoneOnHook", "101 signedOut"]);
  t.equal([...center.state.calls.values()][0]?.outside.length, 2);
  t.equal(counted(101)["transferoutnums"], 1);
  t.end();
});

test("an agent who signs in again after a forced sign-out has no calls, and can call out", (t) => {
  const { signIn, stateOf, session, callOut, runFor, center } = recordForcedSignOut(101, ({ hold, callOut: dial }) => {
    hold(101);
    dial(101);
  });
  signIn(101);
  runFor(60);
  t.same([stateOf(101), session(101).calls], ["idle", []]);
  t.equal(center.call(callOut(101))?.feature, "outbound");
  t.end();
});

test("a forced sign-in during a held and a dialed call ends both, and then the earlier session", (t) => {
  const { signIn, call, answer, hold, callOut, runFor, record } = openCenter();
  signIn(101);
  call();
  answer(101);
  hold(101);
  callOut(101);
  runFor(1);
  const rows = record();
  signIn(101, { force: true });
  t.same(
    rows.map(([, , type]) => type),
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
