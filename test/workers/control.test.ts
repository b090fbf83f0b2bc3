// Stories of the control API of a simulator with workers: worlds by path, and answers about all worlds.
import { request } from "node:http";
import { deflateRawSync, gzipSync } from "node:zlib";
import tap, { test } from "tap";
import { connectSimulator } from "../../src/index.ts";
import { waitForEvent } from "../support/waiting.ts";
import { connectTo, FIRST_WORLD, launchWorkers, SCENARIO, SECOND_WORLD } from "./launched-workers.ts";

const TOKEN = "a-token-of-mine";
const { ready } = await launchWorkers(tap, ["--control-token", TOKEN, "--control-on-gateway"]);
const { sim } = await connectTo(tap, ready, TOKEN);
const BEARER = { Authorization: `Bearer ${TOKEN}` };

/** Sends a request with the token to the common address. */
const send = (
  method: string,
  path: string,
  body?: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = {},
) =>
  fetch(`${ready.control}${path}`, {
    method,
    headers: { ...BEARER, ...headers },
    ...(body === undefined ? {} : { body }),
  });
const listNames = async () => (await sim.worlds()).map(({ name }) => name);

test("worlds without a name get the names that a single simulator would give", async (t) => {
  const answer = await send("POST", "/worlds", "{}");
  t.strictSame([answer.status, answer.headers.get("location")], [201, "/worlds/world-1"]);
  const { name, url } = (await answer.json()) as { name: string; url: string };
  t.equal(name, "world-1");
  t.ok(ready.workers.some(({ gateway }) => url === `${gateway}/w/world-1`));
  t.equal((await send("PUT", "/worlds/world-2")).status, 201);
  const compressed = gzipSync('{"seed":7}');
  const second = await send("POST", "/worlds", compressed as Uint8Array<ArrayBuffer>, { "Content-Encoding": "gzip" });
  t.hasStrict(await second.json(), { name: "world-3", seed: 7 });
  await using third = await sim.createWorld({ scenario: SCENARIO });
  t.equal(third.name, "world-4");
  t.notOk(third.url.startsWith(ready.gateway));
  for (const world of ["world-1", "world-2", "world-3"]) await sim.deleteWorld(world);
});

for (const [encoding, encode] of Object.entries({ identity: Buffer.from, deflate: deflateRawSync })) {
  test(`a world whose request body has the encoding ${encoding} is created at the worker that its name chooses`, async (t) => {
    for (const name of [FIRST_WORLD, SECOND_WORLD]) {
      const body = encode(`{"name":"${name}"}`) as Uint8Array<ArrayBuffer>;
      const { status } = await send("POST", "/worlds", body, { "Content-Encoding": encoding });
      t.strictSame([status, (await send("DELETE", `/worlds/${name}`)).status], [201, 204]);
    }
  });
}

test("an allocated world is reached at the worker of its name", async (t) => {
  const names = new Set<string>();
  for (let number = 0; number < 4; number++) {
    await using world = await sim.allocate({ scenario: SCENARIO });
    names.add(world.name);
    t.match(await world.get(), { name: /^test-[a-z0-9]{12}$/, ttl: "10m" });
    t.ok(ready.workers.some(({ gateway }) => world.url === `${gateway}/w/${world.name}`));
  }
  t.equal(names.size, 4);
});

test("all worlds are listed once, oldest first", async (t) => {
  for (const name of [SECOND_WORLD, FIRST_WORLD, "z"]) await sim.createWorld({ name, scenario: SCENARIO });
  t.strictSame(await listNames(), ["default", SECOND_WORLD, FIRST_WORLD, "z"]);
  await sim.deleteWorld(SECOND_WORLD);
  await sim.createWorld({ name: SECOND_WORLD, scenario: SCENARIO });
  t.strictSame(await listNames(), ["default", FIRST_WORLD, "z", SECOND_WORLD]);
  t.equal((await send("HEAD", "/worlds")).status, 200);
  const refused = await send("POST", "/worlds", `{"name":"${FIRST_WORLD}"}`);
  t.hasStrict(await refused.json(), { status: 409, type: "urn:ccgw:problem:world-taken" });
});

test("invalid bodies, unknown addresses and a missing token are refused as by a single simulator; health and certificate need no token", async (t) => {
  const refusals = ["", "{", "[]", '{"nam":"x"}', '{"name":7}', `{"name":"x"${" ".repeat(1_100_000)}}`];
  const statuses: number[] = [];
  for (const body of refusals) statuses.push((await send("POST", "/worlds", body)).status);
  t.strictSame(statuses, [400, 400, 400, 400, 400, 413]);
  t.equal((await send("GET", "/worlds/nowhere/agents")).status, 404);
  t.equal((await send("GET", "/nothing")).status, 404);
  t.equal((await fetch(`${ready.control}/worlds`)).status, 401);
  t.strictSame(
    await Promise.all(["/healthz", "/ca.pem"].map(async (path) => (await fetch(`${ready.control}${path}`)).status)),
    [200, 200],
  );
});

test("metrics of all workers are merged, or those of the named worlds", async (t) => {
  const all = await sim.metrics();
  t.strictSame(
    all.match(/^ccgw_info\{.*replica="[^"]*"/gm)?.map((line) => /replica=.*/.exec(line)?.[0]),
    ['replica="worker-1"', 'replica="worker-2"'],
  );
  t.equal(all.match(/^# TYPE ccgw_agents gauge$/gm)?.length, 1);
  t.match(all, new RegExp(`^ccgw_held_polls\\{world="${FIRST_WORLD}",replica="worker-1"\\} 0$`, "m"));
  t.match(all, new RegExp(`^ccgw_held_polls\\{world="${SECOND_WORLD}",replica="worker-2"\\} 0$`, "m"));
  t.equal(all.match(/^ccgw_held_polls\{world="default"/gm)?.length, 1);
  const metricsOfWorld = await (await send("GET", `/metrics?world=${FIRST_WORLD}`)).text();
  t.strictSame(new Set(metricsOfWorld.match(/replica="[^"]*"/g)), new Set(['replica="worker-1"']));
  t.equal((await send("GET", `/metrics?world=${FIRST_WORLD}&world=nowhere`)).status, 404);
});

test("an event stream and a large snapshot are forwarded through the common address", async (t) => {
  const world = sim.world(FIRST_WORLD);
  const next = world.events[Symbol.asyncIterator]().next();
  await world.agent(101).signIn();
  t.hasStrict(await next, { value: { type: "signedIn", agent: 101 } });
  const snapshot = JSON.stringify(await world.snapshot());
  t.equal((await send("PUT", `/worlds/${FIRST_WORLD}/snapshot`, snapshot + " ".repeat(3_000_000))).status, 200);
});

test("below /ccgw of the gateway's address the same control API answers", async (t) => {
  await using far = await connectSimulator(`${ready.http}/ccgw`, { token: TOKEN });
  t.strictSame(
    (await far.worlds()).map(({ name }) => name),
    await listNames(),
  );
  const answer = await fetch(`${ready.http}/ccgw/worlds`, { method: "POST", headers: BEARER, body: "{}" });
  t.match(answer.headers.get("location"), /^\/ccgw\/worlds\/world-\d+$/);
  t.equal((await fetch(`${ready.http}/ccgw/worlds`)).status, 401);
  t.match(await far.metrics(), /replica="worker-2"/);
});

test("a client that disconnects in the middle of a body or an answer affects no other request", async (t) => {
  const sent = request(`${ready.control}/worlds/${FIRST_WORLD}/snapshot`, {
    method: "PUT",
    headers: { ...BEARER, "Content-Length": "5000000" },
  });
  sent.on("error", () => {});
  sent.write("{");
  const stream = request(`${ready.control}/worlds/${FIRST_WORLD}/events`, {
    headers: { ...BEARER, Accept: "text/event-stream" },
  });
  stream.on("error", () => {});
  stream.end();
  await waitForEvent(stream, "response");
  sent.destroy();
  stream.destroy();
  t.equal((await send("GET", "/healthz")).status, 200);
  t.equal((await sim.world(FIRST_WORLD).get()).name, FIRST_WORLD);
});
