// Tests of agents that the simulator plays: the control API signs them in and out and changes their states.
import { test } from "tap";
import { answerCall, holdCall, releaseCall, signIn } from "../../../src/core/index.ts";
import { makePlayedDetails } from "../../../src/scenario/stage/stage.ts";
import { ADA, ADVANCE, AGENTS, CALLS } from "../agent-paths.ts";
import { openControlApi } from "../control-api.ts";

test("a played agent is signed in to all its queues, and signed out", async (t) => {
  const { send, center } = await openControlApi();
  const signedIn = await send("PATCH", `${AGENTS}/102`, { signedIn: true });
  t.equal(signedIn.status, 200);
  t.hasStrict(signedIn.body, { state: "idle", since: "2026-01-05T09:00:00.000Z", waitingEvents: 0 });
  t.strictSame(signedIn.body.session, {
    signedInAt: "2026-01-05T09:00:00.000Z",
    phone: "40102",
    autoAnswer: false,
    autoEnterIdle: true,
    releasePhone: true,
    agentType: "phone",
    phoneLinkage: false,
    pushed: false,
    supervised: true,
    talkRight: true,
    skills: [25, 26],
    calls: [],
    chats: [],
    conference: null,
    booking: null,
    previews: [],
    played: true,
  });

  await send("POST", ADVANCE, { by: "1h" });
  t.equal((await send("PATCH", `${AGENTS}/102`, { signedIn: true })).body.since, "2026-01-05T09:00:00.000Z");

  t.hasStrict((await send("PATCH", `${AGENTS}/102`, { signedIn: false })).body, { state: "signedOut", session: null });
  t.hasStrict(center.log.recent().at(-1)?.event, { type: "signedOut", signOutCause: "simulator" });
  t.equal((await send("PATCH", `${AGENTS}/102`, { signedIn: false })).status, 200);
});

test("an agent that a client signed in is not played, and its events wait", async (t) => {
  const { send, center } = await openControlApi();
  center.perform(signIn, {
    agent: 101,
    password: "secret-of-ada",
    details: makePlayedDetails("40039", true),
    force: false,
  });
  const { body } = await send("PATCH", ADA, { signedIn: true });
  t.match(body, { session: { phone: "40039", played: false, skills: { length: 0 } }, waitingEvents: 2 });
});

test("signing an agent out ends its calls", async (t) => {
  const { send, center } = await openControlApi();
  await send("PATCH", ADA, { signedIn: true });
  await send("POST", CALLS, { to: { agent: 101 } });
  center.perform(answerCall, { agent: 101, call: undefined });
  t.equal((await send("PATCH", ADA, { signedIn: false })).body.state, "signedOut");
  t.strictSame((await send("GET", CALLS)).body, { calls: [] });
});

test("each state of an agent has the name that scenarios use, and the instant at which it began", async (t) => {
  const { send, center } = await openControlApi();
  const readState = async () => {
    const { state, since } = (await send("GET", ADA)).body;
    return [state, since?.slice(11, 19)];
  };
  const states = [];
  await send("PATCH", ADA, { signedIn: true, autoEnterIdle: false });
  states.push(await readState());
  await send("POST", ADVANCE, { by: "10s" });
  await send("POST", CALLS, { to: { queue: 25 } });
  states.push(await readState());
  await send("POST", ADVANCE, { by: "4s" });
  center.perform(answerCall, { agent: 101, call: undefined });
  states.push(await readState());
  await send("POST", ADVANCE, { by: "1m" });
  center.perform(holdCall, { agent: 101 });
  states.push(await readState());
  await send("POST", `${CALLS}/1767603610-1/hang-up`);
  states.push(await readState());
  for (const state of ["idle", "rest", "idle", "busy"]) {
    await send("POST", ADVANCE, { by: "1s" });
    t.equal((await send("PATCH", ADA, { state })).status, 200, state);
    states.push(await readState());
  }
  t.strictSame(states, [
    ["idle", "09:00:00"],
    ["ringing", "09:00:10"],
    ["talking", "09:00:14"],
    ["talking", "09:00:14"],
    ["wrapUp", "09:01:14"],
    ["idle", "09:01:15"],
    ["rest", "09:01:16"],
    ["idle", "09:01:17"],
    ["busy", "09:01:18"],
  ]);
  t.hasStrict((await send("GET", ADA)).body.statistics, {
    talktime: 60,
    answernums: 1,
    keepnums: 1,
    restnums: 1,
    busynums: 1,
  });
});

test("a change to the present state of an agent changes nothing", async (t) => {
  const { send } = await openControlApi();
  for (const state of ["idle", "busy", "idle", "rest", "idle", "wrapUp"]) {
    const first = (await send("PATCH", ADA, { signedIn: true, state })).body;
    await send("POST", ADVANCE, { by: "5s" });
    const again = (await send("PATCH", ADA, { state })).body;
    t.strictSame([again.state, again.since], [state, first.since]);
  }
});

test("a busy state and a rest can be booked during a call", async (t) => {
  const { send, center } = await openControlApi();
  await send("PATCH", ADA, { signedIn: true, autoAnswer: true });
  await send("POST", CALLS, { to: { agent: 101 } });
  const rest = (await send("PATCH", ADA, { state: "rest" })).body;
  t.strictSame([rest.state, rest.session.booking], ["talking", { kind: "rest", cause: 0, granted: "10m" }]);
  const busy = (await send("PATCH", ADA, { state: "busy" })).body;
  t.strictSame([busy.state, busy.session.booking], ["talking", { kind: "busy", reason: 0 }]);
  center.perform(releaseCall, { agent: 101 });
  t.equal((await send("GET", ADA)).body.state, "busy");
});

test("an agent who is signed in with a state gets no waiting call before it", async (t) => {
  const { send } = await openControlApi();
  await send("POST", CALLS, { to: { agent: 101 } });
  for (const state of ["rest", "busy", "wrapUp"]) {
    t.equal((await send("PATCH", ADA, { signedIn: true, state })).body.state, state);
    await send("PATCH", ADA, { signedIn: false });
  }
  t.equal((await send("PATCH", ADA, { signedIn: true, autoAnswer: true })).body.state, "talking");
});

test("a change that the center refuses is answered with 409 and the reason, and changes nothing", async (t) => {
  const { send } = await openControlApi();
  const signedOut = await send("PATCH", ADA, { autoAnswer: true, statistics: { set: { talktime: 5 } } });
  t.strictSame(signedOut.body, {
    type: "urn:ccgw:problem:refused",
    title: "The contact center refuses",
    status: 409,
    detail: 'The agent is not signed in. Agent 101 has no session to change: sign it in, or add "signedIn": true.',
    reason: "not-signed-in",
  });

  await send("PATCH", ADA, { signedIn: true, state: "rest" });
  const before = (await send("GET", ADA)).body;
  const resting = await send("PATCH", ADA, { state: "busy", autoAnswer: true, statistics: { set: { talktime: 5 } } });
  t.strictSame(
    [resting.status, resting.body.reason, resting.body.detail],
    [
      409,
      "state-forbids",
      "The agent's present state does not allow this action. Agent 101 is in state rest: request idle first.",
    ],
  );
  t.strictSame((await send("GET", ADA)).body, before);

  await send("PATCH", ADA, { state: "idle" });
  await send("POST", CALLS, { to: { agent: 101 } });
  t.equal(
    (await send("PATCH", ADA, { state: "wrapUp" })).body.detail,
    "The agent's present state does not allow this action. " +
      "Agent 101 is ringing: request busy or rest, which begin after the call, or let the call end first.",
  );
  t.equal(
    (await send("PATCH", ADA, { state: "busy", by: "inspector" })).body.detail,
    "The agent's present state does not allow this action. Agent 101 is ringing: let the call end first.",
  );
});

test("an agent with a phone outside the range cannot be signed in", async (t) => {
  const center = { phoneRange: { from: "50000", to: "50099" }, agents: [{ id: 101, phone: "40038" }] };
  const { send } = await openControlApi({ scenario: { center } });
  const { status, body } = await send("PATCH", ADA, { signedIn: true, state: "busy" });
  t.strictSame(
    [status, body.reason, body.detail],
    [
      409,
      "phone-out-of-range",
      "The phone number is outside the center's phone range. " +
        "Agent 101 stays signed out: give it a phone within center.phoneRange in the scenario.",
    ],
  );
  t.equal((await send("GET", ADA)).body.state, "signedOut");
});
