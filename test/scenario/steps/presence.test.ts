// Agents' presence by the steps of a scenario: they sign in and out, are busy, rest and wrap up.

import { test } from "tap";
import { stateOf } from "../../../src/core/index.ts";
import { play } from "./stage.ts";

/** Agents 301 and 302 do nothing of themselves; 302 is in no queue. */
const CENTER = { agents: [{ id: 301, phone: "40031", queues: [25, 26] }, { id: 302 }, { id: 201, autopilot: true }] };
const playQuietly = (steps: readonly object[], seconds = 600) => play(steps, seconds, CENTER);

test("an agent is signed in as the step says, and in the usual way in what it leaves out", async (t) => {
  const said = {
    agent: 301,
    status: "busy",
    autoAnswer: true,
    autoEnterIdle: false,
    releasePhone: false,
    phone: "4{{colleague}}",
    video: true,
    queues: [26],
  };
  const { center, told } = await playQuietly([{ signIn: said }, { signIn: { agent: 302 } }]);
  t.strictSame(told, []);
  t.match(center.agent(301)?.session, {
    played: true,
    state: { name: "busy" },
    skills: [26],
    details: {
      autoAnswer: true,
      autoEnterIdle: false,
      releasePhone: false,
      agentType: "videoPhone",
      phone: "41390000",
    },
  });
  t.match(center.agent(302)?.session, {
    state: { name: "idle" },
    skills: [],
    details: { autoAnswer: false, autoEnterIdle: true, releasePhone: true, agentType: "phone", phone: "40302" },
  });
});

test("without queues it takes calls from all of its own, with its own phone; and from others never", async (t) => {
  const all = await playQuietly([{ signIn: { agent: 301 } }]);
  t.match(all.center.agent(301)?.session, { skills: [25, 26], details: { phone: "40031" } });
  const none = await playQuietly([{ signIn: { agent: 301, queues: [] } }]);
  t.strictSame(none.center.agent(301)?.session?.skills, []);
  const foreign = await playQuietly([{ signIn: { agent: 302, queues: [25] } }]);
  t.strictSame(foreign.told, ["story: agent 302 takes no calls from queue 25: it is not one of its queues"]);
});

test("an agent who wraps up at first is idle when it ends that", async (t) => {
  const { rows } = await playQuietly([
    { signIn: { agent: 301, status: "wrapUp" } },
    { wait: "5s" },
    { endWork: { agent: 301 } },
  ]);
  t.strictSame(rows("wrapUpBegan", "wrapUpEnded"), [
    [0, 301, "wrapUpBegan"],
    [5, 301, "wrapUpEnded"],
  ]);
});

test("a session that is there is ended by force alone", async (t) => {
  const { told, rows } = await playQuietly([
    { signIn: { agent: 301 } },
    { wait: "5s" },
    { signIn: { agent: 301 } },
    { signIn: { agent: 301, force: true } },
  ]);
  t.strictSame(told, ["story: the agent is signed in already"]);
  t.strictSame(rows("signedIn", "signedOut").slice(1), [
    [0, 301, "signedIn"],
    [5, 301, "signedOut"],
    [5, 301, "signedIn"],
  ]);
});

test("an agent in a call is signed out by force alone, and its call is hung up first", async (t) => {
  const { told, rows, events } = await playQuietly(
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
  t.strictSame(told, ["story: the agent is in a call", "story: the agent is not signed in"]);
  t.strictSame(rows("signedOut", "callOver"), [
    [10, "center", "callOver"],
    [10, 301, "signedOut"],
  ]);
  t.strictSame(
    events("signedOut").map(({ cause }) => cause),
    ["forced"],
  );
});

test("an agent is busy for a reason, and free again", async (t) => {
  const { rows, events, told, counted } = await playQuietly([
    { signIn: { agent: 301 } },
    { busy: { agent: 301, reason: 201 } },
    { wait: "30s" },
    { free: { agent: 301 } },
    { busy: { agent: 301 } },
  ]);
  t.strictSame(told, []);
  t.strictSame(
    events("becameBusy").map(({ reason }) => reason),
    [201, 0],
  );
  t.strictSame(rows("busyEnded"), [[30, 301, "busyEnded"]]);
  t.strictSame(counted(301)["busynums"], 2);
});

test("an agent rests longer than it was granted, until the step that ends it", async (t) => {
  const { rows, events, counted } = await playQuietly([
    { signIn: { agent: 301 } },
    { rest: { agent: 301, for: "1m", reason: 3 } },
    { wait: "90s" },
    { endRest: { agent: 301 } },
  ]);
  t.strictSame(rows("restBegan", "restOverstayed", "restEnded"), [
    [0, 301, "restBegan"],
    [60, 301, "restOverstayed"],
    [90, 301, "restEnded"],
  ]);
  t.match(events("restBegan"), [{ cause: 3, granted: 60_000 }]);
  t.match(counted(301), { restnums: 1, resttime: 90, restoutnums: 1, restouttime: 30 });
});

test("a rest is granted for ten minutes where nothing is said", async (t) => {
  const { events } = await playQuietly([{ signIn: { agent: 301 } }, { rest: { agent: 301 } }]);
  t.match(events("restBegan"), [{ cause: 0, granted: 600_000 }]);
});

test("what is asked for in a call comes after it, unless it is taken back", async (t) => {
  const talk = [{ signIn: { agent: 301, autoAnswer: true } }, { call: { to: { agent: 301 } } }, { wait: "10s" }];
  const end = [{ hangUp: { by: "customer" } }];
  const stateAfter = async (...asked: object[]) =>
    stateOf((await playQuietly([...talk, ...asked, ...end], 20)).center, 301).name;
  t.equal(await stateAfter({ busy: { agent: 301 } }), "busy");
  t.equal(await stateAfter({ rest: { agent: 301 } }), "rest");
  t.equal(await stateAfter({ rest: { agent: 301 } }, { endRest: { agent: 301 } }), "idle");
  t.equal(await stateAfter({ busy: { agent: 301 } }, { free: { agent: 301 } }), "idle");
});

test("an agent wraps up when it wants to, and what it may not do is told", async (t) => {
  const { rows, told } = await playQuietly([
    { signIn: { agent: 301 } },
    { work: { agent: 301 } },
    { wait: "20s" },
    { work: { agent: 301 } },
    { endWork: { agent: 301 } },
    { endRest: { agent: 301 } },
    { free: { agent: 302 } },
  ]);
  t.strictSame(rows("wrapUpBegan", "wrapUpEnded"), [
    [0, 301, "wrapUpBegan"],
    [20, 301, "wrapUpEnded"],
  ]);
  t.strictSame(told, [
    "story: the agent's present state does not allow it",
    "story: the agent's present state does not allow it",
    "story: the agent is not signed in",
  ]);
});

test("agents on autopilot who sign in by a step wrap up as their autopilot has it", async (t) => {
  const { rows } = await play(
    [{ signIn: { agent: 301, force: true } }, { call: { to: { agent: 301 }, talk: "10s" } }],
    60,
    { agents: [{ id: 301, autopilot: { wrapUp: "20s" } }] },
  );
  t.strictSame(rows("wrapUpBegan", "wrapUpEnded"), [
    [13, 301, "wrapUpBegan"],
    [33, 301, "wrapUpEnded"],
  ]);
});
