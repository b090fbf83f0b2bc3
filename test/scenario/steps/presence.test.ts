// Tests of steps of agents' presence: sign-in and sign-out, busy, rest and wrap-up.

import { test } from "tap";
import { stateOf } from "../../../src/core/index.ts";
import { playSteps } from "./play-steps.ts";

/** Agents 301 and 302 are not on autopilot; 302 is in no queue. */
const CENTER = { agents: [{ id: 301, phone: "40031", queues: [25, 26] }, { id: 302 }, { id: 201, autopilot: true }] };
/** Plays steps in this center. */
const play = (steps: readonly object[], seconds = 600) => playSteps(steps, seconds, CENTER);

test("an agent signs in with the details of the step, and defaults for the rest", async (t) => {
  const signIn = {
    agent: 301,
    status: "busy",
    autoAnswer: true,
    autoEnterIdle: false,
    releasePhone: false,
    phone: "4{{colleague}}",
    video: true,
    queues: [26],
  };
  const { center, reports } = await play([{ signIn }, { signIn: { agent: 302 } }]);
  t.strictSame(reports, []);
  t.hasStrict(center.agent(301)?.session, {
    played: true,
    state: { name: "busy" },
    details: {
      autoAnswer: true,
      autoEnterIdle: false,
      releasePhone: false,
      agentType: "videoPhone",
      phone: "41390000",
    },
  });
  t.hasStrict(center.agent(302)?.session, {
    state: { name: "idle" },
    details: { autoAnswer: false, autoEnterIdle: true, releasePhone: true, agentType: "phone", phone: "40302" },
  });
  t.strictSame(
    [301, 302].map((id) => center.agent(id)?.session?.skills),
    [[26], []],
  );
});

test("a sign-in takes all queues by default and none for an empty list, and refuses other queues", async (t) => {
  const all = await play([{ signIn: { agent: 301 } }]);
  t.strictSame(all.center.agent(301)?.session?.skills, [25, 26]);
  const none = await play([{ signIn: { agent: 301, queues: [] } }]);
  t.strictSame(none.center.agent(301)?.session?.skills, []);
  const foreign = await play([{ signIn: { agent: 302, queues: [25] } }]);
  t.strictSame(foreign.reports, ["story: the queues of agent 302 do not include 25"]);
});

test("an agent signs in with its own phone by default", async (t) => {
  const { center } = await play([{ signIn: { agent: 301 } }]);
  t.equal(center.agent(301)?.session?.details.phone, "40031");
});

test("an agent who starts in wrap-up is idle after it", async (t) => {
  const { rowsOf, center } = await play([
    { signIn: { agent: 301, status: "wrapUp" } },
    { wait: "5s" },
    { endWork: { agent: 301 } },
  ]);
  t.strictSame(rowsOf("wrapUpBegan", "wrapUpEnded"), [
    [0, 301, "wrapUpBegan"],
    [5, 301, "wrapUpEnded"],
  ]);
  t.equal(center.agent(301)?.session?.state.name, "idle");
});

test("only a forced sign-in ends an existing session", async (t) => {
  const { reports, rowsOf } = await play([
    { signIn: { agent: 301 } },
    { wait: "5s" },
    { signIn: { agent: 301 } },
    { signIn: { agent: 301, force: true } },
  ]);
  t.strictSame(reports, ["story: the agent is already signed in"]);
  t.strictSame(rowsOf("signedIn", "signedOut").slice(1), [
    [0, 301, "signedIn"],
    [5, 301, "signedOut"],
    [5, 301, "signedIn"],
  ]);
});

test("only a forced sign-out works during a call, and hangs up first", async (t) => {
  const { reports, rowsOf, eventsOf } = await play(
    [
      { signIn: { agent: 301, autoAnswer: true } },
      { call: { to: { queue: 25 } } },
      { wait: "10s" },
      { signOut: { agent: 301 } },
      { signOut: { agent: 301, force: true } },
      { signOut: { agent: 301 } },
    ],
    10,
  );
  t.strictSame(reports, ["story: the agent is in a call, chat or conference", "story: the agent is not signed in"]);
  t.strictSame(rowsOf("signedOut", "callOver"), [
    [10, "center", "callOver"],
    [10, 301, "signedOut"],
  ]);
  t.strictSame(
    eventsOf("signedOut").map(({ signOutCause }) => signOutCause),
    ["forced"],
  );
});

test("an agent becomes busy with a reason, and idle again", async (t) => {
  const { rowsOf, eventsOf, reports, countersOf } = await play([
    { signIn: { agent: 301 } },
    { busy: { agent: 301, reason: 201 } },
    { wait: "30s" },
    { free: { agent: 301 } },
    { busy: { agent: 301 } },
  ]);
  t.strictSame(reports, []);
  t.strictSame(
    eventsOf("becameBusy").map(({ reason }) => reason),
    [201, 0],
  );
  t.strictSame(rowsOf("busyEnded"), [[30, 301, "busyEnded"]]);
  t.equal(countersOf(301)["busynums"], 2);
});

test("an agent rests longer than granted, until a step ends the rest", async (t) => {
  const { rowsOf, eventsOf, countersOf } = await play([
    { signIn: { agent: 301 } },
    { rest: { agent: 301, for: "1m", reason: 3 } },
    { wait: "90s" },
    { endRest: { agent: 301 } },
  ]);
  t.strictSame(rowsOf("restBegan", "restOverstayed", "restEnded"), [
    [0, 301, "restBegan"],
    [60, 301, "restOverstayed"],
    [90, 301, "restEnded"],
  ]);
  t.hasStrict(eventsOf("restBegan"), [{ restCause: 3, granted: 60_000 }]);
  t.hasStrict(countersOf(301), { restnums: 1, resttime: 90, restoutnums: 1, restouttime: 30 });
});

test("a rest is granted for ten minutes by default", async (t) => {
  const { eventsOf } = await play([{ signIn: { agent: 301 } }, { rest: { agent: 301 } }]);
  t.hasStrict(eventsOf("restBegan"), [{ restCause: 0, granted: 600_000 }]);
});

test("a state requested during a call begins after it, unless it is canceled", async (t) => {
  const talk = [{ signIn: { agent: 301, autoAnswer: true } }, { call: { to: { agent: 301 } } }, { wait: "10s" }];
  const end = [{ hangUp: { by: "customer" } }];
  const stateAfter = async (...requested: object[]) =>
    stateOf((await play([...talk, ...requested, ...end], 20)).center, 301).name;
  t.equal(await stateAfter({ busy: { agent: 301 } }), "busy");
  t.equal(await stateAfter({ rest: { agent: 301 } }), "rest");
  t.equal(await stateAfter({ rest: { agent: 301 } }, { endRest: { agent: 301 } }), "idle");
  t.equal(await stateAfter({ busy: { agent: 301 } }, { free: { agent: 301 } }), "idle");
});

test("an agent starts wrap-up, and refusals are reported", async (t) => {
  const { rowsOf, reports } = await play([
    { signIn: { agent: 301 } },
    { work: { agent: 301 } },
    { wait: "20s" },
    { work: { agent: 301 } },
    { endWork: { agent: 301 } },
    { endRest: { agent: 301 } },
    { free: { agent: 302 } },
  ]);
  t.strictSame(rowsOf("wrapUpBegan", "wrapUpEnded"), [
    [0, 301, "wrapUpBegan"],
    [20, 301, "wrapUpEnded"],
  ]);
  t.strictSame(reports, [
    "story: the agent's present state does not allow this action",
    "story: the agent's present state does not allow this action",
    "story: the agent is not signed in",
  ]);
});

test("agents on autopilot that a step signs in have the wrap-up of their autopilot", async (t) => {
  const { rowsOf } = await playSteps(
    [{ signIn: { agent: 301, force: true } }, { call: { to: { agent: 301 }, talk: "10s" } }],
    60,
    { agents: [{ id: 301, autopilot: { wrapUp: "20s" } }] },
  );
  t.strictSame(rowsOf("wrapUpBegan", "wrapUpEnded"), [
    [13, 301, "wrapUpBegan"],
    [33, 301, "wrapUpEnded"],
  ]);
});
