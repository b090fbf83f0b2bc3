// Snapshots through the control API: taken of one simulator, put into another, and refused when they are none.
import { gzipSync } from "node:zlib";
import { test } from "tap";
import { startSimulator } from "../../../src/index.ts";
import { openDoor } from "../door.ts";

const W = "/worlds/default";

/** A call of a minute from somebody outside, answered by the agent on autopilot two seconds before the snapshot. */
async function talking() {
  const door = await openDoor();
  await door.ask("POST", `${W}/calls`, { from: "13800000001", to: { queue: 26 }, talk: "60s" });
  await door.ask("POST", `${W}/clock/advance`, { by: "5s" });
  return door;
}

/** What the world is at. */
async function seen(door: Awaited<ReturnType<typeof openDoor>>) {
  const { body: calls } = await door.ask("GET", `${W}/calls`);
  const { body: statistics } = await door.ask("GET", `${W}/agents/201/statistics`);
  return [calls, statistics];
}

test("a simulator goes on from the snapshot of another as that one does", async (t) => {
  const [one, other] = [await talking(), await openDoor({ scenario: {} })];
  const { body: snapshot } = await one.ask("GET", `${W}/snapshot`);
  t.match(await other.ask("PUT", `${W}/snapshot`, snapshot), { status: 200, body: { name: "default", calls: 1 } });
  for (const by of ["1s", "58s", "1h"]) {
    for (const { ask } of [one, other]) await ask("POST", `${W}/clock/advance`, { by });
    t.strictSame(await seen(other), await seen(one));
  }
});

test("a reset goes back to the beginning of the world that was written down", async (t) => {
  const [one, other] = [await talking(), await openDoor({ scenario: {} })];
  await other.ask("PUT", `${W}/snapshot`, (await one.ask("GET", `${W}/snapshot`)).body);
  const { body } = await other.ask("POST", `${W}/reset`);
  t.match(body, { calls: 0, agents: 3, signedIn: 1, now: "2026-01-05T09:00:00.000Z" });
});

test("no password can be read in it, and each still opens", async (t) => {
  const one = await openDoor();
  const { body: snapshot } = await one.ask("GET", `${W}/snapshot`);
  t.notMatch(JSON.stringify(snapshot), /secret-of/);
  const other = await openDoor({ scenario: {} });
  await other.ask("PUT", `${W}/snapshot`, snapshot);
  t.match(await other.ask("GET", `${W}/scenario`), {
    body: { scenario: { center: { agents: [{ id: 101, password: "********" }, {}, {}] } } },
  });
});

test("the order of members does not matter, which another language may change", async (t) => {
  const { ask } = await openDoor();
  const { body: snapshot } = await ask("GET", `${W}/snapshot`);
  const turned = Object.fromEntries(Object.entries(snapshot).reverse());
  t.equal((await ask("PUT", `${W}/snapshot`, turned)).status, 200);
});

for (const [what, spoil, detail] of [
  ["nothing", () => "", "A snapshot is an object."],
  ["a list", () => [], 'This is not a snapshot: its format must be "cc-gateway-simulator world".'],
  ["a scenario", () => ({ steps: [] }), 'This is not a snapshot: its format must be "cc-gateway-simulator world".'],
  [
    "one of another version",
    (whole: object) => ({ ...whole, version: "9.9.9" }),
    "This snapshot is of 9.9.9, and this is 0.1.0: a snapshot is read by the version that wrote it.",
  ],
  [
    "a half",
    (whole: object) => ({ ...whole, world: undefined }),
    "This snapshot is incomplete or was changed: send the whole snapshot, unchanged.",
  ],
  [
    "one with another seed",
    (whole: { world: { beginning: object } }) => ({
      ...whole,
      world: { ...whole.world, beginning: { ...whole.world.beginning, seed: 7 } },
    }),
    "This snapshot is incomplete or was changed: send the whole snapshot, unchanged.",
  ],
] as const) {
  test(`${what} is refused, and the world goes on as it was`, async (t) => {
    const door = await talking();
    const before = await seen(door);
    const { body: whole } = await door.ask("GET", `${W}/snapshot`);
    const answer = await door.ask("PUT", `${W}/snapshot`, spoil(whole));
    t.match(answer, { status: 400, body: { type: "urn:ccgw:problem:invalid-input", detail } });
    t.strictSame(await seen(door), before);
  });
}

test("its body may be larger than that of other requests", async (t) => {
  const { ask } = await openDoor();
  const large = { format: "x".repeat(2 * 1024 * 1024) };
  t.equal((await ask("PUT", `${W}/snapshot`, large)).status, 400);
  t.equal((await ask("POST", `${W}/calls`, large)).status, 413);
});

test("snapshots that are asked for at once are written one in each turn", async (t) => {
  const sim = await startSimulator();
  t.teardown(() => sim.close());
  let turn = 0;
  let isOver = false;
  const count = (): void => {
    turn++;
    if (!isOver) setImmediate(count);
  };
  count();
  const turns = await Promise.all(
    ["first", "second", "third"].map(() =>
      sim
        .world()
        .snapshot()
        .then(() => turn),
    ),
  );
  isOver = true;
  t.equal(new Set(turns).size, 3);
});

test("a snapshot of thousands of agents comes over HTTP as it is within the process", async (t) => {
  const scenario = { center: { agents: [{ ids: "101-2600", autopilot: true }] } };
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

test("a large snapshot over HTTP is read and written in segments, and refused beyond 64 MiB", async (t) => {
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
