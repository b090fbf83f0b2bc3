// Tests of verifications through the control API.
import { test } from "tap";
import { waitForEvent } from "../../support/waiting.ts";
import { FakeWall } from "../../support/wall.ts";
import { type ControlApiOptions, openControlApi } from "../control-api.ts";
import { listen } from "../event-stream-client.ts";
import { addRequest, beginPost, untilPending } from "../pending-requests.ts";

const VERIFY = "/worlds/default/verify";

/** Opens a control API with three requests: agent 101 signed in and held a call, and a hold of agent 102 was refused. */
async function openWithRequests(arrangement: ControlApiOptions = {}) {
  const api = await openControlApi(arrangement);
  addRequest(api.world, "login", "101");
  addRequest(api.world, "hold", "101");
  addRequest(api.world, "hold", "102", "100-006");
  return api;
}

test("a passed expectation is answered with 200 and the matching requests", async (t) => {
  const { send } = await openWithRequests();
  const { status, body } = await send("POST", VERIFY, { operation: "hold", agent: 101, times: 1 });
  t.equal(status, 200);
  t.hasStrict(body, {
    sentence: "agent 101 requested hold: expected once, found once",
    count: 1,
    matches: [{ number: 2, operation: "hold", agent: 101, phase: "answered", retcode: "0", status: 200 }],
    forgotten: 0,
  });
  const sequence = [{ operation: "login" }, { operation: "hold", retcode: "0" }];
  t.hasStrict((await send("POST", VERIFY, { sequence, agent: 101 })).body, { count: 2, matches: [{}, { number: 2 }] });
});

test("a failed expectation is answered with 422 and the nearest requests", async (t) => {
  const { send } = await openWithRequests();
  const { status, body } = await send("POST", VERIFY, { operation: "hold", agent: 102, retcode: "0" });
  t.equal(status, 422);
  t.strictSame(body, {
    type: "urn:ccgw:problem:not-verified",
    title: "The expectation was not met",
    status: 422,
    detail:
      "Agent 102 requested hold and got 0: expected at least once, found 0 times. " +
      "Nearest to it: agent 102 requested hold and got 100-006, not 0 (as request 3).",
    matches: [],
    nearMisses: [
      { sentence: "agent 102 requested hold and got 100-006, not 0", times: 1, last: 3 },
      { sentence: "agent 101, not agent 102, requested hold", times: 1, last: 2 },
    ],
    forgotten: 0,
  });
});

test("a verification with a time limit is answered at the match or at the limit", async (t) => {
  const wall = new FakeWall(1_800_000_000_000);
  const { send, world } = await openWithRequests({ wall });
  const body = { operation: "getHold", within: "2s" };
  const met = send("POST", VERIFY, body);
  await untilPending(wall);
  addRequest(world, "getHold", "101");
  t.hasStrict(await met, { status: 200, body: { matches: [{ number: 4 }] } });
  world.journal.clear();
  const unmet = send("POST", VERIFY, body);
  await untilPending(wall);
  wall.advance(2_000);
  t.match(await unmet, { status: 422, body: { matches: { length: 0 }, nearMisses: { length: 0 } } });
});

for (const [times, passes] of [
  [0, "at its time limit"],
  [{ max: 1 }, "at its time limit"],
  [{ min: 0, max: 1 }, "at its time limit"],
  [1, "immediately"],
  [{ min: 1 }, "immediately"],
] as const) {
  test(`an expectation of times ${JSON.stringify(times)} passes ${passes}`, async (t) => {
    const wall = new FakeWall(1_800_000_000_000);
    const { send, world } = await openWithRequests({ wall });
    const operation = times === 0 ? "forceLogout" : "login";
    const met = send("POST", VERIFY, { operation, times, within: "2s" });
    if (passes === "at its time limit") {
      await untilPending(wall);
      wall.advance(2_000);
    }
    t.equal((await met).status, 200);
    if (passes === "immediately") return;
    const unmet = send("POST", VERIFY, { operation, times, within: "2s" });
    await untilPending(wall);
    for (let i = 0; i < 2; i++) addRequest(world, operation, "101");
    t.hasStrict(await unmet, { status: 422 }, "one request too many fails it immediately");
  });
}

test("an expectation that can only pass or only fail is refused", async (t) => {
  const { send, world } = await openWithRequests();
  const readErrors = async (body: object) => (await send("POST", VERIFY, { operation: "hold", ...body })).body.errors;
  t.match(await readErrors({ agent: 9999, times: 0 }), [/^agent: agent 9999 is not in the center: its agents are /]);
  t.strictSame(await readErrors({ retcode: "999-999" }), [
    "retcode: neither an interface nor an active fault returns 999-999: use 0 or a retcode of docs/retcodes.md, or add a fault that returns it",
  ]);
  t.strictSame(await readErrors({ times: { min: 0 } }), [
    "times: {min: 0} verifies nothing, because any number of requests is enough: give max, or a min of at least 1",
  ]);
  t.match(
    (await send("POST", VERIFY, { sequence: [{ operation: "hold" }, { operation: "hold", agent: 9999 }] })).body,
    {
      errors: [/^agent: agent 9999 is not in the center/],
    },
  );
  world.faults.add({ effect: { retcode: "999-999" } });
  world.faults.add({ effect: { status: 503 } });
  addRequest(world, "hold", "9999", "100-006");
  for (const body of [{ agent: 9999 }, { retcode: "999-999", times: 0 }, { retcode: "http-503", times: 0 }]) {
    t.equal((await send("POST", VERIFY, { operation: "hold", ...body })).status, 200, JSON.stringify(body));
  }
});

test("bodies are matched by their members, and differences are reported", async (t) => {
  const { send, world } = await openWithRequests();
  const addTransfer = (body: string) => world.journal.open("transfer", "POST", "/", "101", undefined, undefined, body);
  addTransfer('{"devicetype":"2","address":"102","more":{"a":1,"b":[1,2]}}');
  const verify = (body: object) => send("POST", VERIFY, { operation: "transfer", agent: 101, body });
  for (const body of [{ devicetype: 2 }, { devicetype: "2", address: "102" }, { more: { b: [1, "2"] } }]) {
    t.match(
      (await verify(body)).body,
      { count: 1, matches: [{ request: { text: /devicetype/ } }] },
      JSON.stringify(body),
    );
  }
  t.match((await verify({ devicetype: 1 })).body, {
    detail:
      'Agent 101 requested transfer with {"devicetype":1}: expected at least once, found 0 times. ' +
      'Nearest to it: agent 101 requested transfer with devicetype "2", not 1 (as request 4).',
  });
  t.hasStrict((await verify({ mode: 0 })).body.nearMisses, [
    { sentence: 'agent 101 requested transfer without "mode" in its body' },
  ]);
  t.equal((await verify({ more: { b: [1] } })).status, 422);
  t.match((await verify({ password: "x" })).body.errors, [/^body: passwords and the like are masked/]);
  t.hasStrict((await verify({})).body.errors, ["body: {} verifies nothing: give at least one member"]);
  addTransfer("devicetype=2");
  t.match((await verify({ devicetype: 3 })).body.nearMisses, [{ sentence: /is not JSON/ }, { sentence: /"2", not 3/ }]);
  const sequence = [{ operation: "transfer", body: { address: 102 } }, { operation: "transfer" }];
  t.equal((await send("POST", VERIFY, { sequence })).status, 200);
});

test("a request is matched by its body when it arrives, before its answer", async (t) => {
  const wall = new FakeWall(1_800_000_000_000);
  const { send, world } = await openWithRequests({ wall });
  const met = send("POST", VERIFY, { operation: "transfer", body: { devicetype: 2 }, within: "2s" });
  await untilPending(wall);
  for (const type of [1, 2])
    world.journal.open("transfer", "POST", "/", "101", undefined, undefined, `{"devicetype":${type}}`);
  t.hasStrict(await met, { status: 200, body: { matches: [{ number: 5, phase: "received" }] } });
});

test("matching bodies is refused with 409 if bodies are not journaled", async (t) => {
  const { send } = await openWithRequests();
  await send("PATCH", "/worlds/default/settings", { journalBodies: "off" });
  t.hasStrict((await send("POST", VERIFY, { operation: "hold", body: { callid: "1" } })).body, {
    status: 409,
    type: "urn:ccgw:problem:bodies-off",
  });
});

test("a verification stops waiting when its client disconnects or the control API closes", async (t) => {
  const wall = new FakeWall(1_800_000_000_000);
  const api = await openWithRequests({ wall });
  const port = await listen(t, api);
  const leavingClient = beginPost(port, VERIFY, { operation: "getHold", within: "2s" });
  await untilPending(wall);
  leavingClient.destroy();
  await untilPending(wall, 0);

  const stayingClient = beginPost(port, VERIFY, { operation: "getHold", within: "2s" });
  await untilPending(wall);
  const [[response]] = await Promise.all([waitForEvent(stayingClient, "response"), api.app.close()]);
  t.equal(response.statusCode, 503);
  t.equal(wall.armed, 0);
});

test("a verification stops waiting when its world is deleted", async (t) => {
  const wall = new FakeWall(1_800_000_000_000);
  const { send } = await openWithRequests({ wall });
  await send("POST", "/worlds", { name: "night", clock: "manual" });
  const pending = send("POST", "/worlds/night/verify", { operation: "getHold", within: "2s" });
  await untilPending(wall);
  await send("DELETE", "/worlds/night");
  const detail = 'The world "night" was deleted before the expectation was met.';
  t.match(await pending, { status: 404, body: { type: "urn:ccgw:problem:unknown-world", detail } });
  t.equal(wall.armed, 0);
});

test("an invalid verification is refused with a reason", async (t) => {
  const { send } = await openWithRequests();
  const readErrors = async (body: unknown) => (await send("POST", VERIFY, body)).body.errors;
  t.match(await readErrors({ operation: "queryCallStatisticInfo" }), [
    /^operation: unknown operation "queryCallStatisticInfo", did you mean "queryCallStatisticsInfo"\?/,
  ]);
  t.strictSame(await readErrors({ operation: "hold", retcode: 0 }), [
    'retcode: 0 is a number and a retcode is text: write it in quotes, "0"',
  ]);
  t.strictSame(await readErrors({ operation: "hold", within: "2h" }), ['within: "2h" is too long to wait: at most 5m']);
  t.strictSame(await readErrors({ operation: "hold", tims: 2 }), [
    'unknown member "tims" of a verification, did you mean "times"? A verification has operation, agent, retcode, body, times, within',
  ]);
  t.strictSame(await readErrors({ sequence: [{ operation: "hold", times: 2 }] }), [
    'sequence[0]: unknown member "times" of a request of a sequence: a request of a sequence has operation, agent, retcode, body',
  ]);
  t.strictSame(await readErrors({}), [
    "an empty object is not a valid verification: use an object with operation, or with sequence",
  ]);
  t.equal((await send("GET", VERIFY)).status, 405);
});
