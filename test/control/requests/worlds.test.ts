// Worlds through the control API: listed, made, looked at, reset and deleted.
import { test } from "tap";
import { openDoor } from "../door.ts";

const kindOf = ({ status, body }: { status: number; body: { type: string } }) => [
  status,
  body.type.replace("urn:ccgw:problem:", ""),
];

const DEFAULT = {
  name: "default",
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

test("a world is made, found where its answer says, listed, and deleted", async (t) => {
  const { ask } = await openDoor();
  t.strictSame((await ask("GET", "/worlds")).body, { worlds: [DEFAULT] });
  const made = await ask("POST", "/worlds", { name: "tests", seed: 7, clock: "manual", ttl: "10m" });
  t.strictSame([made.status, made.headers["location"], made.body], [201, "/worlds/tests", TESTS]);
  t.strictSame((await ask("GET", "/worlds/tests")).body, TESTS);
  t.strictSame((await ask("GET", "/worlds")).body, { worlds: [DEFAULT, TESTS] });
  t.equal((await ask("GET", "/worlds/tests/agents/110")).status, 200);

  t.equal((await ask("DELETE", "/worlds/tests")).status, 204);
  t.strictSame(kindOf(await ask("GET", "/worlds/tests")), [404, "unknown-world"]);
  t.strictSame(kindOf(await ask("DELETE", "/worlds/tests")), [404, "unknown-world"]);
  t.strictSame((await ask("GET", "/worlds")).body, { worlds: [DEFAULT] });
});

test("what happens in one world is not seen in another", async (t) => {
  const { ask } = await openDoor();
  await ask("POST", "/worlds", { name: "other", clock: "manual" });
  await ask("PATCH", "/worlds/other/agents/101", { signedIn: true });
  await ask("POST", "/worlds/other/calls", { to: { agent: 101 } });
  await ask("POST", "/worlds/other/clock/advance", { by: "5s" });
  await ask("PATCH", "/worlds/other/settings", { ringTime: "1m" });
  t.strictSame((await ask("GET", "/worlds/default")).body, DEFAULT);
  t.match((await ask("GET", "/worlds/other")).body, { now: "2026-01-05T09:00:05.000Z", signedIn: 9 });
  t.equal((await ask("GET", "/worlds/default/settings")).body.ringTime, "30s");
});

test("a bad scenario is a problem with every line, and makes no world", async (t) => {
  const { ask } = await openDoor();
  const scenario = "center:\n  agents: [{ id: 101, naem: Ada }]\nsteps: [{ wiat: 5s }]\n";
  const seen = await ask("POST", "/worlds", { name: "w", scenario });
  t.strictSame(kindOf(seen), [400, "invalid-input"]);
  t.match(seen.body.errors, [
    /^scenario\.yaml:2:\d+: unknown member "naem"/,
    /^scenario\.yaml:3:\d+: unknown step "wiat"/,
  ]);
  t.strictSame(kindOf(await ask("GET", "/worlds/w")), [404, "unknown-world"]);
});

test("names that are taken or bad, and bodies that are none", async (t) => {
  const { ask } = await openDoor();
  const taken = await ask("POST", "/worlds", { name: "default" });
  t.strictSame(kindOf(taken), [409, "world-taken"]);
  t.equal(taken.body.detail, 'There is a world named "default" already. Use another name, or delete that world first.');
  for (const name of ["../x", "..", "a/b", "", "x".repeat(65), 7, null]) {
    t.strictSame(kindOf(await ask("POST", "/worlds", { name })), [400, "invalid-input"], String(name));
  }
  t.strictSame(kindOf(await ask("POST", "/worlds")), [400, "invalid-input"]);
  t.strictSame((await ask("POST", "/worlds", { name: "w", ttl: "soon" })).body.errors, [
    'ttl: "soon" is not a valid duration: use a number and ms, s, m, h or d, such as 250ms, 30s or 1.5h',
  ]);
  t.strictSame(kindOf(await ask("POST", "/worlds", '{"name":"w","__proto__":{}}')), [400, "invalid-input"]);
  t.equal((await ask("GET", "/worlds")).body.worlds.length, 1);
});

test("the default world is not deleted", async (t) => {
  const { ask } = await openDoor();
  const seen = await ask("DELETE", "/worlds/default");
  t.strictSame(kindOf(seen), [409, "world-needed"]);
  t.equal(seen.body.detail, "The world default is always there: it can be reset, not deleted.");
  t.equal((await ask("GET", "/worlds/default")).status, 200);
});

test("a scenario that never lets time pass makes no world", async (t) => {
  const { ask } = await openDoor();
  const scenario = {
    clock: "manual",
    steps: [{ repeat: { steps: [{ waitFor: { agent: 101, state: "signedOut" } }] } }],
  };
  t.strictSame(kindOf(await ask("POST", "/worlds", { name: "w", scenario })), [409, "time-stands-still"]);
  t.strictSame(kindOf(await ask("GET", "/worlds/w")), [404, "unknown-world"]);
});

test("a reset goes back to the beginning, and says what it keeps", async (t) => {
  const { ask } = await openDoor();
  const before = (await ask("GET", "/worlds/default/agents")).body;
  await ask("PATCH", "/worlds/default/agents/101", { signedIn: true, statistics: { set: { answernums: 7 } } });
  await ask("POST", "/worlds/default/calls", { to: { agent: 101 } });
  await ask("PATCH", "/worlds/default/settings", { ringTime: "1m" });
  await ask("POST", "/worlds/default/clock/advance", { by: "10s" });

  const seen = await ask("POST", "/worlds/default/reset");
  const kept = ["name", "scenario", "seed", "clock", "ttl", "journal"];
  t.strictSame([seen.status, seen.body], [200, { ...DEFAULT, kept }]);
  t.strictSame((await ask("GET", "/worlds/default/agents")).body, before);
  t.equal((await ask("GET", "/worlds/default/settings")).body.ringTime, "30s");
});
