// Tests of worlds through the control API: creating, reading, listing, resetting and deleting.
import { test } from "tap";
import { openControlApi } from "../control-api.ts";

/** Returns the status and the kind of a problem in an answer. */
const readKind = ({ status, body }: { status: number; body: { type: string } }) => [
  status,
  body.type.replace("urn:ccgw:problem:", ""),
];

const DEFAULT = {
  name: "default",
  url: "https://127.0.0.1:8043",
  scenario: "test",
  seed: 1,
  clock: "manual",
  now: "2026-01-05T09:00:00.000Z",
  agents: 3,
  signedIn: 1,
  calls: 0,
  requests: 0,
  ttl: null,
};

const TESTS = {
  name: "tests",
  url: "https://127.0.0.1:8043/w/tests",
  scenario: "A small contact center with live traffic",
  seed: 7,
  clock: "manual",
  now: "2026-01-05T09:00:00.000Z",
  agents: 18,
  signedIn: 8,
  calls: 0,
  requests: 0,
  ttl: "10m",
};

test("a world is created, found at its location, listed and deleted", async (t) => {
  const { send } = await openControlApi();
  t.strictSame((await send("GET", "/worlds")).body, { worlds: [DEFAULT] });
  const made = await send("POST", "/worlds", { name: "tests", seed: 7, clock: "manual", ttl: "10m" });
  t.strictSame([made.status, made.headers["location"], made.body], [201, "/worlds/tests", TESTS]);
  t.strictSame((await send("GET", "/worlds/tests")).body, TESTS);
  t.strictSame((await send("GET", "/worlds")).body, { worlds: [DEFAULT, TESTS] });
  t.equal((await send("GET", "/worlds/tests/agents/110")).status, 200);

  t.equal((await send("DELETE", "/worlds/tests")).status, 204);
  t.strictSame(readKind(await send("GET", "/worlds/tests")), [404, "unknown-world"]);
  t.strictSame(readKind(await send("DELETE", "/worlds/tests")), [404, "unknown-world"]);
  t.strictSame((await send("GET", "/worlds")).body, { worlds: [DEFAULT] });
});

test("a world without a name gets the next free one", async (t) => {
  const { send } = await openControlApi();
  await send("POST", "/worlds", { name: "world-2", clock: "manual" });
  const names = [];
  for (let i = 0; i < 2; i++) names.push((await send("POST", "/worlds", { clock: "manual" })).body.name);
  t.strictSame(names, ["world-1", "world-3"]);
});

test("PUT creates a world once, and a name that differs from the path is refused", async (t) => {
  const { send } = await openControlApi();
  const made = await send("PUT", "/worlds/tests", { clock: "manual", seed: 7 });
  t.strictSame([made.status, made.headers["location"], made.body.seed], [201, "/worlds/tests", 7]);
  const again = await send("PUT", "/worlds/tests", { clock: "1x", seed: 8, name: "tests" });
  t.strictSame([again.status, again.body], [200, made.body]);
  t.equal((await send("PUT", "/worlds/tests")).status, 200);
  const other = await send("PUT", "/worlds/tests", { name: "other" });
  t.strictSame(other.body.errors, ['name: "other" is not the name in the path, "tests": leave it out']);
  t.strictSame(readKind(await send("PUT", "/worlds/a%20b")), [400, "invalid-input"]);
});

test("worlds do not affect each other", async (t) => {
  const { send } = await openControlApi();
  await send("POST", "/worlds", { name: "other", clock: "manual" });
  await send("PATCH", "/worlds/other/agents/101", { signedIn: true });
  await send("POST", "/worlds/other/calls", { to: { agent: 101 } });
  await send("POST", "/worlds/other/clock/advance", { by: "5s" });
  await send("PATCH", "/worlds/other/settings", { ringTime: "1m" });
  t.strictSame((await send("GET", "/worlds/default")).body, DEFAULT);
  t.hasStrict((await send("GET", "/worlds/other")).body, { now: "2026-01-05T09:00:05.000Z", signedIn: 9 });
  t.equal((await send("GET", "/worlds/default/settings")).body.ringTime, "30s");
});

test("an invalid scenario is refused with every line, and creates no world", async (t) => {
  const { send } = await openControlApi();
  const scenario = "center:\n  agents: [{ id: 101, naem: Ada }]\nsteps: [{ wiat: 5s }]\n";
  const answer = await send("POST", "/worlds", { name: "w", scenario });
  t.strictSame(readKind(answer), [400, "invalid-input"]);
  t.match(answer.body.errors, [
    /^scenario\.yaml:2:\d+: unknown member "naem"/,
    /^scenario\.yaml:3:\d+: unknown step "wiat"/,
  ]);
  t.strictSame(readKind(await send("GET", "/worlds/w")), [404, "unknown-world"]);
});

test("taken names, invalid names and invalid bodies are refused", async (t) => {
  const { send } = await openControlApi();
  const taken = await send("POST", "/worlds", { name: "default" });
  t.strictSame(readKind(taken), [409, "world-taken"]);
  t.equal(taken.body.detail, 'There is already a world named "default". Use another name, or delete that world first.');
  for (const name of ["../x", "..", "a/b", "", "x".repeat(65), 7, null]) {
    t.strictSame(readKind(await send("POST", "/worlds", { name })), [400, "invalid-input"], String(name));
  }
  t.strictSame(readKind(await send("POST", "/worlds")), [400, "invalid-input"]);
  t.strictSame((await send("POST", "/worlds", { name: "w", ttl: "soon" })).body.errors, [
    'ttl: "soon" is not a valid duration: use a number and ms, s, m, h or d, such as 250ms, 30s or 1.5h',
  ]);
  t.strictSame(readKind(await send("POST", "/worlds", '{"name":"w","__proto__":{}}')), [400, "invalid-input"]);
  t.equal((await send("GET", "/worlds")).body.worlds.length, 1);
});

test("the default world cannot be deleted", async (t) => {
  const { send } = await openControlApi();
  const answer = await send("DELETE", "/worlds/default");
  t.strictSame(readKind(answer), [409, "world-needed"]);
  t.equal(answer.body.detail, "The world default is always there: it can be reset, not deleted.");
  t.equal((await send("GET", "/worlds/default")).status, 200);
});

test("a scenario in which the clock cannot advance creates no world", async (t) => {
  const { send } = await openControlApi();
  const scenario = {
    clock: "manual",
    steps: [{ repeat: { steps: [{ waitFor: { agent: 101, state: "signedOut" } }] } }],
  };
  t.strictSame(readKind(await send("POST", "/worlds", { name: "w", scenario })), [409, "time-stands-still"]);
  t.strictSame(readKind(await send("GET", "/worlds/w")), [404, "unknown-world"]);
});

test("a reset goes back to the beginning, and its answer lists what is kept", async (t) => {
  const { send } = await openControlApi();
  const before = (await send("GET", "/worlds/default/agents")).body;
  await send("PATCH", "/worlds/default/agents/101", { signedIn: true, statistics: { set: { answernums: 7 } } });
  await send("POST", "/worlds/default/calls", { to: { agent: 101 } });
  await send("PATCH", "/worlds/default/settings", { ringTime: "1m" });
  await send("POST", "/worlds/default/clock/advance", { by: "10s" });

  const answer = await send("POST", "/worlds/default/reset");
  const kept = ["name", "scenario", "seed", "clock", "ttl", "journal"];
  t.strictSame([answer.status, answer.body], [200, { ...DEFAULT, kept }]);
  t.strictSame((await send("GET", "/worlds/default/agents")).body, before);
  t.equal((await send("GET", "/worlds/default/settings")).body.ringTime, "30s");
});
