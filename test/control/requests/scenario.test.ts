// The scenario of a world through the control API: shown, with where it stands, and replaced.
import { test } from "tap";
import { parse } from "yaml";
import { openDoor, PLAIN } from "../door.ts";

const SCENARIO = "/worlds/default/scenario";
const YAML = { accept: "application/yaml" };

const STEPS = [
  { wait: "10s" },
  { repeat: { times: 2, steps: [{ call: { from: "1", to: { queue: 25 } } }, { wait: "30s" }] } },
  { parallel: [[{ waitFor: { agent: 101, state: "idle", timeout: "60s" } }], [{ wait: "90s" }]] },
];

test("it is shown as it was written, without passwords", async (t) => {
  const { ask } = await openDoor();
  const agents = PLAIN.center.agents.map((agent) => ({ ...agent, password: "********" }));
  t.strictSame((await ask("GET", SCENARIO)).body, {
    scenario: { name: "test", center: { ...PLAIN.center, agents } },
    stepsAreOver: true,
    isOver: true,
    waitsFor: [],
    at: [],
  });
});

test("where it stands is told step by step", async (t) => {
  const { ask } = await openDoor({ scenario: { ...PLAIN, steps: STEPS } });
  const stand = async () => {
    const { at, waitsFor, isOver } = (await ask("GET", SCENARIO)).body;
    return [at.map(({ path, step }: { path: string; step: string }) => `${path} ${step}`), waitsFor, isOver];
  };
  const pass = (by: string) => ask("POST", "/worlds/default/clock/advance", { by });
  t.strictSame(await stand(), [["steps[0] wait"], [], false]);
  await pass("10s");
  t.strictSame(await stand(), [["steps[1].repeat.steps[1] wait"], [], false]);
  await pass("60s");
  t.strictSame(await stand(), [
    ["steps[2].parallel[0][0] waitFor", "steps[2].parallel[1][0] wait"],
    ["agent 101 is idle within 1m"],
    false,
  ]);
  await pass("90s");
  t.strictSame(await stand(), [[], [], true]);
});

test("as YAML, when that is what the client accepts: with where it stands, and fit to be given back", async (t) => {
  const { ask } = await openDoor({ scenario: { ...PLAIN, steps: STEPS } });
  const { type, body } = await ask("GET", SCENARIO, undefined, YAML);
  t.equal(type, "application/yaml; charset=utf-8");
  t.match(body, /^# It is at steps\[0\], wait\.\n/);
  t.strictSame(parse(body), (await ask("GET", SCENARIO)).body.scenario);
  t.notMatch(body, "secret-of-ada");
  t.equal((await ask("PUT", SCENARIO, body)).status, 200);
  for (const accept of ["*/*", "application/json, application/yaml", "text/html"]) {
    t.equal((await ask("GET", SCENARIO, undefined, { accept })).type, "application/json", accept);
  }
});

test("another script goes on where the next step would begin; who is signed in stays so", async (t) => {
  const { ask } = await openDoor({ scenario: { ...PLAIN, steps: [{ wait: "60s" }, { call: { to: { queue: 25 } } }] } });
  await ask("PATCH", "/worlds/default/agents/101", { signedIn: true });
  const text = "name: next\nsteps:\n  - call: { from: '2', to: { queue: 26 } }\n  - wait: 5s\n";
  const agents =
    "center: { queues: [ { id: 25, name: Support }, { id: 26, name: Sales } ], agents: [ { id: 103 } ] }\n";
  const put = await ask("PUT", SCENARIO, text + agents);
  t.match([put.status, put.body.name, put.body.isOver], [200, "next", false]);
  t.match(put.body.unchanged, ["still there until a restart: agents 101, 102, 201"]);
  await ask("POST", "/worlds/default/clock/advance", { by: "61s" });
  const { calls } = (await ask("GET", "/worlds/default/calls")).body;
  t.match(calls, [{ from: "2", queue: 26 }]);
  t.equal((await ask("GET", "/worlds/default/agents/101")).body.state, "idle");
  t.match((await ask("GET", SCENARIO)).body.at, [{ path: "steps[1]", line: 4, step: "wait" }]);
});

test("a script is JSON as well, or the name of a shipped one", async (t) => {
  const { ask } = await openDoor();
  t.match((await ask("PUT", SCENARIO, { name: "of JSON" })).body, { name: "of JSON" });
  t.equal((await ask("GET", "/worlds/default")).body.scenario, "of JSON");
  t.equal((await ask("PUT", SCENARIO, "hold-and-retrieve")).status, 200);
});

test("a bad script is told of line by line, and the one before goes on", async (t) => {
  const { ask } = await openDoor({ scenario: { ...PLAIN, steps: STEPS } });
  const before = (await ask("GET", SCENARIO)).body;
  const seen = await ask("PUT", SCENARIO, "name: next\nsteps:\n  - wiat: 5s\n  - hold: { agent: 900 }\n");
  t.equal(seen.status, 400);
  t.match(seen.body.errors, [/^scenario\.yaml:3:\d+: unknown step "wiat"/, /^scenario\.yaml:4:\d+: .*900/]);
  for (const body of ["", "   ", "[]", "no-such-scenario", "{"]) {
    t.equal((await ask("PUT", SCENARIO, body)).status, 400, body);
  }
  t.strictSame((await ask("GET", SCENARIO)).body, before);
});

test("a masked password stays what it was, also over a reset; of an agent who is new it is refused", async (t) => {
  const { ask, world } = await openDoor();
  const { scenario } = (await ask("GET", SCENARIO)).body;
  await ask("PUT", SCENARIO, { ...scenario, name: "again" });
  t.equal(world.script.center.agents[0]?.password, "secret-of-ada");
  t.equal((await ask("POST", "/worlds/default/reset")).body.scenario, "again");
  const added = { ...scenario, center: { agents: [{ id: 300, password: "********" }] } };
  t.strictSame((await ask("PUT", SCENARIO, added)).body.errors, [
    "the password of agent 300 is masked, and this world knows no other: write one down",
  ]);
});
