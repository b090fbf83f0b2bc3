// Tests of the operations that each agent state allows: result, events and following state of each pair.

import { test } from "tap";
import { beginInspecting, stateOf } from "../../src/core/index.ts";
import type { AgentStateName } from "../../src/core/model/agent.ts";
import { STATE_ACTIONS, type StateAction } from "../../src/core/model/state-actions.ts";
import { openCenter, START, type Stage } from "../support/center.ts";

/** For each situation, the function that brings agent 101 into it: each state, with and without a booking. */
const SITUATIONS = {
  idle: () => {},
  busy: ({ sayBusy }) => sayBusy(101, 200),
  rest: ({ rest }) => rest(101, 60),
  wrapUp: ({ work }) => work(101),
  "wrapUp, busy booked": ({ work, sayBusy }) => [work(101), sayBusy(101, 200)],
  "wrapUp, rest booked": ({ work, rest }) => [work(101), rest(101, 60)],
  ringing: ({ call }) => call({ agent: 101 }),
  talking: ({ call, answer }) => [call({ agent: 101 }), answer(101)],
  "talking, busy booked": ({ call, answer, sayBusy }) => [call({ agent: 101 }), answer(101), sayBusy(101, 200)],
  "talking, rest booked": ({ call, answer, rest }) => [call({ agent: 101 }), answer(101), rest(101, 60)],
  held: ({ call, answer, hold }) => [call({ agent: 101 }), answer(101), hold(101)],
  inspecting: ({ center, signIn }) => [
    signIn(102),
    center.perform(beginInspecting, { inspector: 101, agent: 102, mode: "listen" }),
  ],
} satisfies Record<string, (stage: Stage) => unknown>;

type Situation = keyof typeof SITUATIONS;

const ACTIONS: Readonly<Record<StateAction, (stage: Stage) => unknown>> = {
  sayBusy: ({ sayBusy }) => sayBusy(101, 201),
  cancelBusy: ({ cancelBusy }) => cancelBusy(101),
  sayFree: ({ sayFree }) => sayFree(101),
  rest: ({ rest }) => rest(101, 90),
  cancelRest: ({ cancelRest }) => cancelRest(101),
  work: ({ work }) => work(101),
  cancelWork: ({ cancelWork }) => cancelWork(101),
};

/** The outcome of an action that the state forbids. */
const REFUSED = ["state-forbids"] as const;

/** The outcome of each action in each situation: a refusal, or the events, the state and the booking after it. */
const EXPECTED: readonly (readonly [
  Situation,
  StateAction,
  (
    | readonly ["state-forbids"]
    | readonly ["done", events: readonly string[], AgentStateName, booked: "busy" | "rest" | "-"]
  ),
])[] = [
  ["idle", "sayBusy", ["done", ["becameBusy"], "busy", "-"]],
  ["idle", "cancelBusy", REFUSED],
  ["idle", "sayFree", ["done", ["becameIdle"], "idle", "-"]],
  ["idle", "rest", ["done", ["restBegan"], "rest", "-"]],
  ["idle", "cancelRest", REFUSED],
  ["idle", "work", ["done", ["wrapUpBegan"], "wrapUp", "-"]],
  ["idle", "cancelWork", REFUSED],

  ["busy", "sayBusy", ["done", ["becameBusy"], "busy", "-"]],
  ["busy", "cancelBusy", ["done", ["busyEnded"], "idle", "-"]],
  ["busy", "sayFree", ["done", ["busyEnded"], "idle", "-"]],
  ["busy", "rest", REFUSED],
  ["busy", "cancelRest", REFUSED],
  ["busy", "work", ["done", ["wrapUpBegan"], "wrapUp", "-"]],
  ["busy", "cancelWork", REFUSED],

  ["rest", "sayBusy", REFUSED],
  ["rest", "cancelBusy", REFUSED],
  ["rest", "sayFree", ["done", ["restEnded"], "idle", "-"]],
  ["rest", "rest", ["done", ["restBegan"], "rest", "-"]],
  ["rest", "cancelRest", ["done", ["restEnded"], "idle", "-"]],
  ["rest", "work", REFUSED],
  ["rest", "cancelWork", REFUSED],

  ["wrapUp", "sayBusy", ["done", [], "wrapUp", "busy"]],
  ["wrapUp", "cancelBusy", REFUSED],
  ["wrapUp", "sayFree", ["done", ["wrapUpEnded"], "idle", "-"]],
  ["wrapUp", "rest", ["done", [], "wrapUp", "rest"]],
  ["wrapUp", "cancelRest", REFUSED],
  ["wrapUp", "work", REFUSED],
  ["wrapUp", "cancelWork", ["done", ["wrapUpEnded"], "idle", "-"]],

  ["wrapUp, busy booked", "sayBusy", ["done", [], "wrapUp", "busy"]],
  ["wrapUp, busy booked", "cancelBusy", ["done", [], "wrapUp", "-"]],
  ["wrapUp, busy booked", "sayFree", ["done", ["wrapUpEnded"], "idle", "-"]],
  ["wrapUp, busy booked", "rest", ["done", [], "wrapUp", "rest"]],
  ["wrapUp, busy booked", "cancelRest", REFUSED],
  ["wrapUp, busy booked", "work", REFUSED],
  ["wrapUp, busy booked", "cancelWork", ["done", ["wrapUpEnded", "becameBusy"], "busy", "-"]],

  ["wrapUp, rest booked", "sayBusy", ["done", [], "wrapUp", "busy"]],
  ["wrapUp, rest booked", "cancelBusy", REFUSED],
  ["wrapUp, rest booked", "sayFree", ["done", ["wrapUpEnded"], "idle", "-"]],
  ["wrapUp, rest booked", "rest", ["done", [], "wrapUp", "rest"]],
  ["wrapUp, rest booked", "cancelRest", ["done", [], "wrapUp", "-"]],
  ["wrapUp, rest booked", "work", REFUSED],
  ["wrapUp, rest booked", "cancelWork", ["done", ["wrapUpEnded", "restBegan"], "rest", "-"]],

  ["ringing", "sayBusy", ["done", [], "occupied", "busy"]],
  ["ringing", "cancelBusy", REFUSED],
  ["ringing", "sayFree", REFUSED],
  ["ringing", "rest", ["done", [], "occupied", "rest"]],
  ["ringing", "cancelRest", REFUSED],
  ["ringing", "work", REFUSED],
  ["ringing", "cancelWork", REFUSED],

  ["talking", "sayBusy", ["done", [], "occupied", "busy"]],
  ["talking", "cancelBusy", REFUSED],
  ["talking", "sayFree", REFUSED],
  ["talking", "rest", ["done", [], "occupied", "rest"]],
  ["talking", "cancelRest", REFUSED],
  ["talking", "work", REFUSED],
  ["talking", "cancelWork", REFUSED],

  ["talking, busy booked", "sayBusy", ["done", [], "occupied", "busy"]],
  ["talking, busy booked", "cancelBusy", ["done", [], "occupied", "-"]],
  ["talking, busy booked", "sayFree", ["done", [], "occupied", "-"]],
  ["talking, busy booked", "rest", ["done", [], "occupied", "rest"]],
  ["talking, busy booked", "cancelRest", REFUSED],
  ["talking, busy booked", "work", REFUSED],
  ["talking, busy booked", "cancelWork", REFUSED],

  ["talking, rest booked", "sayBusy", ["done", [], "occupied", "busy"]],
  ["talking, rest booked", "cancelBusy", REFUSED],
  ["talking, rest booked", "sayFree", ["done", [], "occupied", "-"]],
  ["talking, rest booked", "rest", ["done", [], "occupied", "rest"]],
  ["talking, rest booked", "cancelRest", ["done", [], "occupied", "-"]],
  ["talking, rest booked", "work", REFUSED],
  ["talking, rest booked", "cancelWork", REFUSED],

  ["held", "sayBusy", ["done", [], "occupied", "busy"]],
  ["held", "cancelBusy", REFUSED],
  ["held", "sayFree", REFUSED],
  ["held", "rest", ["done", [], "occupied", "rest"]],
  ["held", "cancelRest", REFUSED],
  ["held", "work", REFUSED],
  ["held", "cancelWork", REFUSED],

  ["inspecting", "sayBusy", ["done", [], "inspecting", "busy"]],
  ["inspecting", "cancelBusy", REFUSED],
  ["inspecting", "sayFree", REFUSED],
  ["inspecting", "rest", ["done", [], "inspecting", "rest"]],
  ["inspecting", "cancelRest", REFUSED],
  ["inspecting", "work", REFUSED],
  ["inspecting", "cancelWork", REFUSED],
];

for (const situation of Object.keys(SITUATIONS) as Situation[]) {
  test(`in the situation "${situation}", each action causes the listed events, state and booking, or is refused without a change`, (t) => {
    for (const [, action, expected] of EXPECTED.filter(([where]) => where === situation)) {
      const stage = openCenter();
      stage.signIn(101);
      SITUATIONS[situation](stage);
      const sessionBefore = JSON.stringify(stage.session(101));
      const rows = stage.record();
      const outcome = ACTIONS[action](stage);
      const events = rows.map(([, , what]) => what);
      if (outcome === "done") {
        const { state, booking } = stage.session(101);
        t.same([outcome, events, state.name, booking?.kind ?? "-"], expected, action);
      } else {
        t.same([outcome], expected, action);
        t.same(events, [], `${action}: there are no events`);
        t.equal(JSON.stringify(stage.session(101)), sessionBefore, `${action}: the session is unchanged`);
      }
    }
    t.end();
  });
}

test("the table has every action in every situation, and the situations reach every state", (t) => {
  const actions = Object.keys(STATE_ACTIONS.idle);
  t.same(
    EXPECTED.map(([situation, action]) => `${situation}: ${action}`),
    Object.keys(SITUATIONS).flatMap((situation) => actions.map((action) => `${situation}: ${action}`)),
  );
  const reached = Object.values(SITUATIONS).map((arrange) => {
    const stage = openCenter();
    stage.signIn(101);
    arrange(stage);
    return stage.session(101).state.name;
  });
  t.same([...new Set(reached)].sort(), Object.keys(STATE_ACTIONS).sort());
  t.end();
});

test("every action of an agent who is not signed in is refused", (t) => {
  const stage = openCenter();
  const rows = stage.record();
  for (const [action, act] of Object.entries(ACTIONS)) t.equal(act(stage), "not-signed-in", action);
  t.same(rows, []);
  t.end();
});

test("the reported state distinguishes ringing from talking, and is talking during a hold, too", (t) => {
  const { center, signIn, sayBusy, sayFree, work, cancelWork, rest, cancelRest, ...stage } = openCenter();
  const reported: unknown[] = [];
  const readState = () => {
    const { name, since } = stateOf(center, 101);
    reported.push([name, since === undefined ? "-" : (since - START) / 1_000]);
    stage.runFor(1);
  };
  readState();
  for (const next of [signIn, sayBusy, sayFree, work, cancelWork, rest, cancelRest]) {
    next(101);
    readState();
  }
  stage.call({ agent: 101 });
  readState();
  for (const next of [stage.answer, stage.hold, stage.retrieve, stage.release, stage.signOut]) {
    next(101);
    readState();
  }
  t.same(reported, [
    ["signedOut", "-"],
    ["idle", 1],
    ["busy", 2],
    ["idle", 3],
    ["wrapUp", 4],
    ["idle", 5],
    ["rest", 6],
    ["idle", 7],
    ["ringing", 8],
    ["talking", 9],
    ["talking", 9],
    ["talking", 9],
    ["idle", 12],
    ["signedOut", "-"],
  ]);
  t.end();
});

test("an unknown agent is reported as signed out", (t) => {
  t.same(stateOf(openCenter().center, 999), { name: "signedOut", since: undefined });
  t.end();
});
