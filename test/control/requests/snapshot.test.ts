// Tests of snapshots through the control API: reading from one simulator, restoring in another, and refusals.
import { gzipSync } from "node:zlib";
import { test } from "tap";
import { type Scenario, startSimulator } from "../../../src/index.ts";
import { beginCounting } from "../../support/counted-turns.ts";
import { ADVANCE, CALLS, WORLD } from "../agent-paths.ts";
import { type ControlApi, openControlApi } from "../control-api.ts";

/** Opens a control API with a one-minute call that the agent on autopilot has answered. */
async function openWithTalk() {
  const api = await openControlApi();
  await api.send("POST", CALLS, { from: "13800000001", to: { queue: 26 }, talk: "60s" });
  await api.send("POST", ADVANCE, { by: "5s" });
  return api;
}

/** Returns the calls of the world, and the counters of agent 201. */
async function readCallsAndStatistics(api: ControlApi) {
  const { body: calls } = await api.send("GET", CALLS);
  const { body: statistics } = await api.send("GET", `${WORLD}/agents/201/statistics`);
  return [calls, statistics];
}

test("a simulator with the snapshot of another continues exactly like the other", async (t) => {
  const [one, other] = [await openWithTalk(), await openControlApi({ scenario: {} })];
  const { body: snapshot } = await one.send("GET", `${WORLD}/snapshot`);
  t.hasStrict(await other.send("PUT", `${WORLD}/snapshot`, snapshot), {
    status: 200,
    body: { name: "default", calls: 1 },
  });
  for (const by of ["1s", "58s", "1h"]) {
    for (const { send } of [one, other]) await send("POST", ADVANCE, { by });
    t.strictSame(await readCallsAndStatistics(other), await readCallsAndStatistics(one));
  }
});

test("traffic of chats that begins with the center continues after a restore", async (t) => {
  const chats = [{ queue: 30, chatsPerHour: 120, texts: ["Where is my order?"], talk: "1m" }];
  const agents = [{ ids: "201-202", queues: [30], media: ["chat"], autopilot: true }];
  const scenario = { center: { queues: [{ id: 30, media: "chat" }], agents, chats } };
  const [one, other] = [await openControlApi({ scenario }), await openControlApi({ scenario: {} })];
  await one.send("POST", ADVANCE, { by: "10m" });
  await other.send("PUT", `${WORLD}/snapshot`, (await one.send("GET", `${WORLD}/snapshot`)).body);
  for (const { send } of [one, other]) await send("POST", ADVANCE, { by: "20m" });
  t.strictSame((await other.send("GET", `${WORLD}/hash`)).body, (await one.send("GET", `${WORLD}/hash`)).body);
  t.ok((await one.send("GET", `${WORLD}/queues/30`)).body.arrived > 40);
});

test("a reset after a restore goes back to the beginning of the restored world", async (t) => {
  const [one, other] = [await openWithTalk(), await openControlApi({ scenario: {} })];
  await other.send("PUT", `${WORLD}/snapshot`, (await one.send("GET", `${WORLD}/snapshot`)).body);
  const { body } = await other.send("POST", `${WORLD}/reset`);
  t.hasStrict(body, { calls: 0, agents: 3, signedIn: 1, now: "2026-01-05T09:00:00.000Z" });
});

test("a snapshot contains no readable password, and a restored scenario shows masked ones", async (t) => {
  const one = await openControlApi();
  const { body: snapshot } = await one.send("GET", `${WORLD}/snapshot`);
  t.notMatch(JSON.stringify(snapshot), /secret-of/);
  const other = await openControlApi({ scenario: {} });
  await other.send("PUT", `${WORLD}/snapshot`, snapshot);
  t.hasStrict(await other.send("GET", `${WORLD}/scenario`), {
    body: { scenario: { center: { agents: [{ id: 101, password: "********" }, {}, {}] } } },
  });
});

test("a snapshot with reordered members is accepted", async (t) => {
  const { send } = await openControlApi();
  const { body: snapshot } = await send("GET", `${WORLD}/snapshot`);
  const reordered = Object.fromEntries(Object.entries(snapshot).reverse());
  t.equal((await send("PUT", `${WORLD}/snapshot`, reordered)).status, 200);
});

for (const [what, corrupt, detail] of [
  ["empty", () => "", "A snapshot is an object."],
  ["a list", () => [], 'This is not a snapshot: its format must be "cc-gateway-simulator world".'],
  ["a scenario", () => ({ steps: [] }), 'This is not a snapshot: its format must be "cc-gateway-simulator world".'],
  [
    "of another version",
    (whole: object) => ({ ...whole, version: "9.9.9" }),
    "This snapshot was written by version 9.9.9, and this is version 0.1.0: only the version that wrote a snapshot can read it.",
  ],
  [
    "incomplete",
    (whole: object) => ({ ...whole, world: undefined }),
    "This snapshot is incomplete or was changed: send the whole snapshot, unchanged.",
  ],
  [
    "changed in its seed",
    (whole: { world: { beginning: object } }) => ({
      ...whole,
      world: { ...whole.world, beginning: { ...whole.world.beginning, seed: 7 } },
    }),
    "This snapshot is incomplete or was changed: send the whole snapshot, unchanged.",
  ],
] as const) {
  test(`a snapshot that is ${what} is refused, and the world is unchanged`, async (t) => {
    const api = await openWithTalk();
    const before = await readCallsAndStatistics(api);
    const { body: whole } = await api.send("GET", `${WORLD}/snapshot`);
    const answer = await api.send("PUT", `${WORLD}/snapshot`, corrupt(whole));
    t.match(answer, { status: 400, body: { type: "urn:ccgw:problem:invalid-input", detail } });
    t.strictSame(await readCallsAndStatistics(api), before);
  });
}

test("the body of a snapshot may be larger than that of other requests", async (t) => {
  const { send } = await openControlApi();
  const large = { format: "x".repeat(2 * 1024 * 1024) };
  t.equal((await send("PUT", `${WORLD}/snapshot`, large)).status, 400);
  t.equal((await send("POST", CALLS, large)).status, 413);
});

test("snapshots requested at the same time are written in separate turns of the event loop", async (t) => {
  const sim = await startSimulator();
  t.teardown(() => sim.close());
  const counter = beginCounting();
  const turns = await Promise.all(
    ["first", "second", "third"].map(() =>
      sim
        .world()
        .snapshot()
        .then(() => counter.turns),
    ),
  );
  await counter.stop();
  t.equal(new Set(turns).size, 3);
});

test("a snapshot of thousands of agents is the same over HTTP as in the process", async (t) => {
  const scenario: Scenario = { center: { agents: [{ ids: "101-2600", autopilot: true }] } };
  const sim = await startSimulator({ scenario, clock: "manual" });
  t.teardown(() => sim.close());
  const whole = JSON.stringify(await sim.world().snapshot());
  const answer = await fetch(`${sim.controlUrl}/worlds/default/snapshot`);
  const { headers } = answer;
  t.ok((await answer.text()) === whole);
  t.strictSame(
    [headers.get("content-type"), headers.get("content-length")],
    ["application/json", String(Buffer.byteLength(whole))],
  );
  const head = await fetch(`${sim.controlUrl}/worlds/default/snapshot`, { method: "HEAD" });
  t.strictSame([head.status, await head.text()], [200, ""]);
});

test("a large snapshot is read and restored over HTTP, and refused beyond 64 MiB", async (t) => {
  const sim = await startSimulator({ clock: "manual", scenario: { center: { agents: [{ ids: "101-1100" }] } } });
  t.teardown(() => sim.close());
  const url = `${sim.controlUrl}/worlds/default/snapshot`;
  const read = await fetch(url);
  const bytes = Buffer.from(await read.arrayBuffer());
  t.equal(Number(read.headers.get("content-length")), bytes.length);
  t.ok(bytes.length > 512 * 1024);
  t.strictSame(JSON.parse(bytes.toString()).world, (await sim.world().snapshot())["world"]);
  const head = await fetch(url, { method: "HEAD" });
  t.strictSame([head.status, Number(head.headers.get("content-length")), await head.text()], [200, bytes.length, ""]);
  const put = async (
    body: NonNullable<RequestInit["body"]>,
    headers: Record<string, string> = {},
  ): Promise<unknown[]> => {
    const response = await fetch(url, { method: "PUT", body, headers, duplex: "half" } as RequestInit);
    const { type, name } = (await response.json()) as Record<string, string>;
    return [response.status, name ?? type];
  };
  t.strictSame(await put(bytes), [200, "default"]);
  t.strictSame(await put(gzipSync(bytes), { "content-encoding": "gzip" }), [200, "default"]);
  const tooLarge = [413, "urn:ccgw:problem:body-too-large"];
  t.strictSame(await put(gzipSync(Buffer.alloc(65 * 1024 * 1024)), { "content-encoding": "gzip" }), tooLarge);
  const endless = new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(1024 * 1024)) });
  t.strictSame(await put(endless), tooLarge);
});
