// Tests of waits for agents and their clients through the control API.
import { test } from "tap";
import { waitForEvent } from "../../support/waiting.ts";
import { FakeWall } from "../../support/wall.ts";
import { ADA, CALLS } from "../agent-paths.ts";
import { openControlApi } from "../control-api.ts";
import { listen } from "../event-stream-client.ts";
import { addRequest, beginPost, untilPending } from "../pending-requests.ts";

const WAIT = "/worlds/default/wait-for";

/** Opens a control API whose wall clock moves only in the test. */
async function openWithWall() {
  const wall = new FakeWall(1_800_000_000_000);
  const api = await openControlApi({ wall });
  const wait = (body: object) => api.send("POST", WAIT, body);
  return { ...api, wall, wait, signIn: (agent = ADA) => api.send("PATCH", agent, { signedIn: true }) };
}

test("a wait for the present state of an agent is answered immediately, and one for another state when the agent gets it", async (t) => {
  const { wait, wall, signIn } = await openWithWall();
  t.strictSame((await wait({ agent: 101, state: "signedOut" })).body, {
    sentence: "agent 101 is signed out",
    at: "2026-01-05T09:00:00.000Z",
    state: "signedOut",
  });
  const idle = wait({ agent: 101, state: "idle" });
  await untilPending(wall);
  await signIn();
  t.hasStrict(await idle, { status: 200, body: { sentence: "agent 101 is idle", state: "idle" } });
  t.equal(wall.armed, 0);
});

test("a state that the agent has only during an advance counts, with its instant", async (t) => {
  const { wait, wall, send, signIn } = await openWithWall();
  await signIn("/worlds/default/agents/201");
  const talking = wait({ agent: 201, state: "talking" });
  await untilPending(wall);
  await send("POST", CALLS, { to: { agent: 201 }, talk: "1m" });
  await send("POST", "/worlds/default/clock/advance", { by: "1h" });
  t.hasStrict((await talking).body, { at: "2026-01-05T09:00:03.000Z", state: "idle" });
});

test("an event counts if it comes during the wait, or came before and fulfilled no earlier wait for the same agent", async (t) => {
  const { wait, wall, send, signIn } = await openWithWall();
  await signIn();
  await send("POST", CALLS, { to: { agent: 101 } });
  const ringing = { agent: 101, event: "AgentEvent_Ringing" };
  t.hasStrict((await wait(ringing)).body, {
    sentence: "agent 101 gets AgentEvent_Ringing",
    state: "ringing",
    event: { type: "ringing", agent: 101 },
  });
  const second = wait(ringing);
  await untilPending(wall);
  await send("POST", `${ADA}/release`);
  await send("PATCH", ADA, { state: "idle" });
  await send("POST", CALLS, { to: { agent: 101 } });
  t.hasStrict(await second, { status: 200 });
  // Events before the one that fulfilled an earlier wait do not count either.
  t.equal((await wait({ agent: 101, event: "AgentState_Ready", within: "0s" })).status, 422);
  t.equal((await wait({ agent: 102, event: "AgentEvent_Ringing", within: "0s" })).status, 422);
});

test("a request counts if it comes during the wait, or came before and fulfilled no earlier wait for the same agent", async (t) => {
  const { wait, wall, world } = await openWithWall();
  addRequest(world, "login", "101");
  t.hasStrict((await wait({ operation: "login", agent: 101 })).body, {
    sentence: "agent 101 requests login",
    state: "signedOut",
    request: { number: 1, operation: "login", retcode: "0" },
  });
  t.hasStrict((await wait({ operation: "login" })).body, {
    sentence: "a client requests login",
    request: { number: 1 },
  });
  const second = wait({ operation: "login", agent: 101 });
  await untilPending(wall);
  addRequest(world, "login", "102");
  addRequest(world, "login", "101");
  t.hasStrict((await second).body, { request: { number: 3, phase: "answered" } });
});

test("waits at the same time get the same event", async (t) => {
  const { wait, wall, signIn } = await openWithWall();
  const ready = { agent: 101, event: "AgentState_Ready" };
  const both = [wait(ready), wait(ready)];
  await untilPending(wall, 2);
  await signIn();
  const [first, second] = await Promise.all(both);
  t.equal(first?.status, 200);
  t.strictSame(first?.body.event, second?.body.event);
});

test("at its time limit, a wait is answered with the state of the agent and what came instead", async (t) => {
  const { wait, wall, world, send, signIn } = await openWithWall();
  await signIn();
  const clock =
    "The clock of the world is manual, so it stands still: advance it with POST /worlds/default/clock/advance " +
    '(in a program: world.clock.advance), or let it run with PUT /worlds/default/clock and {"mode": "1x"}.';
  const state = wait({ agent: 101, state: "talking", within: "2s" });
  await untilPending(wall);
  wall.advance(2_000);
  t.strictSame((await state).body, {
    type: "urn:ccgw:problem:not-verified",
    title: "The expectation was not met",
    status: 422,
    detail: `Expected within 2s: agent 101 is talking. But it is idle. ${clock}`,
    state: "idle",
    nearMisses: [],
  });
  await send("PUT", "/worlds/default/clock", { mode: "1x" });
  const readDetail = async (body: object) => (await wait({ within: "0s", ...body })).body.detail;
  t.equal(
    await readDetail({ agent: 101, event: "AgentEvent_Ringing" }),
    "Expected within 0s: agent 101 gets AgentEvent_Ringing. But no such event came. " +
      "It got AgentOther_InService and AgentState_Ready instead. Agent 101 is idle.",
  );
  await wait({ agent: 101, event: "AgentState_Ready" });
  t.equal(
    await readDetail({ agent: 101, event: "AgentState_Ready" }),
    "Expected within 0s: agent 101 gets AgentState_Ready. But no such event came. " +
      "An earlier AgentState_Ready does not count, because it or a later event has fulfilled a wait. Agent 101 is idle.",
  );
  addRequest(world, "hold", "102");
  t.equal(
    await readDetail({ operation: "hold", agent: 101 }),
    "Expected within 0s: agent 101 requests hold. But no such request came. " +
      "Nearest to it: agent 102, not agent 101, requested hold (as request 1). Agent 101 is idle.",
  );
});

test("without `within`, a wait takes at most 4 s of wall time", async (t) => {
  const { wait, wall } = await openWithWall();
  const idle = wait({ agent: 101, state: "idle" });
  await untilPending(wall);
  wall.advance(3_999);
  t.equal(wall.armed, 1);
  wall.advance(1);
  t.match(await idle, {
    status: 422,
    body: { detail: /^Expected within 4s: agent 101 is idle\. But it is signed out\./ },
  });
});

test("a wait ends when its world is reset or rewound, and earlier events and requests no longer count", async (t) => {
  const { wait, wall, world, send, signIn } = await openWithWall();
  await signIn();
  addRequest(world, "login", "101");
  await send("POST", "/worlds/default/checkpoints", { name: "signed-in" });
  const rewound = wait({ agent: 101, state: "talking" });
  await untilPending(wall);
  await send("POST", "/worlds/default/rewind", { to: { checkpoint: "signed-in" } });
  t.hasStrict(await rewound, {
    status: 503,
    body: {
      type: "urn:ccgw:problem:abandoned",
      detail: 'The world "default" was rewound before this happened: agent 101 is talking. Wait again.',
    },
  });
  t.equal((await wait({ agent: 101, event: "AgentState_Ready", within: "0s" })).status, 422);
  const reset = wait({ operation: "hold" });
  await untilPending(wall);
  await send("POST", "/worlds/default/reset");
  t.match((await reset).body.detail, /^The world "default" was reset or restored before this happened: /);
  t.equal((await wait({ operation: "login", within: "0s" })).status, 422);
  await signIn();
  t.equal((await wait({ agent: 101, event: "AgentState_Ready", within: "0s" })).status, 200);
});

test("a wait ends when its world is deleted", async (t) => {
  const { send, wall } = await openWithWall();
  await send("POST", "/worlds", { name: "night", clock: "manual" });
  const pending = send("POST", "/worlds/night/wait-for", { operation: "login" });
  await untilPending(wall);
  await send("DELETE", "/worlds/night");
  const detail = 'The world "night" was deleted before this happened: a client requests login.';
  t.match(await pending, { status: 404, body: { type: "urn:ccgw:problem:unknown-world", detail } });
  t.equal(wall.armed, 0);
});

test("a wait ends when its client disconnects or the control API closes", async (t) => {
  const api = await openWithWall();
  const { wall } = api;
  const port = await listen(t, api);
  const leavingClient = beginPost(port, WAIT, { operation: "login" });
  await untilPending(wall);
  leavingClient.destroy();
  await untilPending(wall, 0);

  const stayingClient = beginPost(port, WAIT, { operation: "login" });
  await untilPending(wall);
  const [[response]] = await Promise.all([waitForEvent(stayingClient, "response"), api.app.close()]);
  t.equal(response.statusCode, 503);
  t.equal(wall.armed, 0);
});

test("a wait changes neither the tape nor the state of the world", async (t) => {
  const { wait, wall, send, world, signIn } = await openWithWall();
  await signIn();
  const before = [world.tape.count, (await send("GET", "/worlds/default/hash")).body];
  const pending = wait({ agent: 101, state: "talking" });
  await untilPending(wall);
  wall.advance(4_000);
  await pending;
  await wait({ agent: 101, event: "AgentState_Ready" });
  t.strictSame([world.tape.count, (await send("GET", "/worlds/default/hash")).body], before);
});

test("an invalid wait is refused with a reason", async (t) => {
  const { wait, send } = await openWithWall();
  const readErrors = async (body: object) => (await wait(body)).body.errors;
  t.match(await readErrors({ agent: 9999, state: "idle" }), [
    /^agent: agent 9999 is not in the center: its agents are /,
  ]);
  t.match(await readErrors({ agent: 101, state: "idel" }), [/^state: unknown state "idel", did you mean "idle"\?/]);
  t.match(await readErrors({ operation: "logn" }), [/^operation: unknown operation "logn", did you mean/]);
  t.strictSame(await readErrors({ agent: 101, state: "idle", within: "1h" }), [
    'within: "1h" is too long to wait: at most 5m',
  ]);
  t.strictSame(await readErrors({ agent: 101, state: "idle", timeout: "5s" }), [
    'unknown member "timeout" of a wait: a wait has agent, state, within',
  ]);
  t.strictSame(await readErrors({}), [
    "operation: a wait needs a condition: use agent and state, agent and event, or operation",
  ]);
  t.equal((await send("GET", WAIT)).status, 405);
});
