// Tests of the scenario of a world through the control API: reading it with its position, and replacing it.
import { test } from "tap";
import { parse } from "yaml";
import { openControlApi, PLAIN } from "../control-api.ts";

const SCENARIO = "/worlds/default/scenario";
const YAML = { accept: "application/yaml" };

const STEPS = [
  { wait: "10s" },
  { repeat: { times: 2, steps: [{ call: { from: "1", to: { queue: 25 } } }, { wait: "30s" }] } },
  { parallel: [[{ waitFor: { agent: 101, state: "idle", timeout: "60s" } }], [{ wait: "90s" }]] },
];

test("a scenario is shown as written, with masked passwords", async (t) => {
  const { send } = await openControlApi();
  const agents = PLAIN.center.agents.map((agent) => ({ ...agent, password: "********" }));
  t.strictSame((await send("GET", SCENARIO)).body, {
    scenario: { name: "test", center: { ...PLAIN.center, agents } },
    stepsAreOver: true,
    isOver: true,
    waitsFor: [],
    at: [],
  });
});

test("the answer has the steps that the scenario is at and what it waits for", async (t) => {
  const { send } = await openControlApi({ scenario: { ...PLAIN, steps: STEPS } });
  const readPosition = async () => {
    const { at, waitsFor, isOver } = (await send("GET", SCENARIO)).body;
    return [at.map(({ path, step }: { path: string; step: string }) => `${path} ${step}`), waitsFor, isOver];
  };
  const advance = (by: string) => send("POST", "/worlds/default/clock/advance", { by });
  t.strictSame(await readPosition(), [["steps[0] wait"], [], false]);
  await advance("10s");
  t.strictSame(await readPosition(), [["steps[1].repeat.steps[1] wait"], [], false]);
  await advance("60s");
  t.strictSame(await readPosition(), [
    ["steps[2].parallel[0][0] waitFor", "steps[2].parallel[1][0] wait"],
    ["agent 101 is idle within 1m"],
    false,
  ]);
  await advance("90s");
  t.strictSame(await readPosition(), [[], [], true]);
});

test("a client that accepts YAML gets YAML with the position, which can be sent back", async (t) => {
  const { send } = await openControlApi({ scenario: { ...PLAIN, steps: STEPS } });
  const { type, body } = await send("GET", SCENARIO, undefined, YAML);
  t.equal(type, "application/yaml; charset=utf-8");
  t.match(body, /^# The scenario is at steps\[0\], wait\.\n/);
  t.strictSame(parse(body), (await send("GET", SCENARIO)).body.scenario);
  t.notMatch(body, "secret-of-ada");
  t.equal((await send("PUT", SCENARIO, body)).status, 200);
  for (const accept of ["*/*", "application/json, application/yaml", "text/html"]) {
    t.equal((await send("GET", SCENARIO, undefined, { accept })).type, "application/json", accept);
  }
});

test("a replaced scenario begins at the present time, and signed-in agents stay signed in", async (t) => {
  const { send } = await openControlApi({
    scenario: { ...PLAIN, steps: [{ wait: "60s" }, { call: { to: { queue: 25 } } }] },
  });
  await send("PATCH", "/worlds/default/agents/101", { signedIn: true });
  const text = "name: next\nsteps:\n  - call: { from: '2', to: { queue: 26 } }\n  - wait: 5s\n";
  const agents =
    "center: { queues: [ { id: 25, name: Support }, { id: 26, name: Sales } ], agents: [ { id: 103 } ] }\n";
  const put = await send("PUT", SCENARIO, text + agents);
  t.hasStrict([put.status, put.body.name, put.body.isOver], [200, "next", false]);
  t.hasStrict(put.body.unchanged, ["removed only by a reset: agents 101, 102, 201"]);
  await send("POST", "/worlds/default/clock/advance", { by: "61s" });
  const { calls } = (await send("GET", "/worlds/default/calls")).body;
  t.hasStrict(calls, [{ from: "2", queue: 26 }]);
  t.equal((await send("GET", "/worlds/default/agents/101")).body.state, "idle");
  t.hasStrict((await send("GET", SCENARIO)).body.at, [{ path: "steps[1]", line: 4, step: "wait" }]);
});

test("a scenario can be JSON or the name of a shipped one", async (t) => {
  const { send } = await openControlApi();
  t.hasStrict((await send("PUT", SCENARIO, { name: "of JSON" })).body, { name: "of JSON" });
  t.equal((await send("GET", "/worlds/default")).body.scenario, "of JSON");
  t.equal((await send("PUT", SCENARIO, "hold-and-retrieve")).status, 200);
});

test("an invalid scenario is refused with the line of each mistake, and the current one continues", async (t) => {
  const { send } = await openControlApi({ scenario: { ...PLAIN, steps: STEPS } });
  const before = (await send("GET", SCENARIO)).body;
  const answer = await send("PUT", SCENARIO, "name: next\nsteps:\n  - wiat: 5s\n  - hold: { agent: 900 }\n");
  t.equal(answer.status, 400);
  t.match(answer.body.errors, [/^scenario\.yaml:3:\d+: unknown step "wiat"/, /^scenario\.yaml:4:\d+: .*900/]);
  for (const body of ["", "   ", "[]", "no-such-scenario", "{"]) {
    t.equal((await send("PUT", SCENARIO, body)).status, 400, body);
  }
  t.strictSame((await send("GET", SCENARIO)).body, before);
});

test("a masked password keeps the old one, even after a reset, and is refused for a new agent", async (t) => {
  const { send, world } = await openControlApi();
  const { scenario } = (await send("GET", SCENARIO)).body;
  await send("PUT", SCENARIO, { ...scenario, name: "again" });
  t.equal(world.script.center.agents[0]?.password, "secret-of-ada");
  t.equal((await send("POST", "/worlds/default/reset")).body.scenario, "again");
  const added = { ...scenario, center: { agents: [{ id: 300, password: "********" }] } };
  t.strictSame((await send("PUT", SCENARIO, added)).body.errors, [
    "the password of agent 300 is masked, and this world does not have it: write the password itself",
  ]);
  const more = { ...scenario, center: { agents: [{ ids: "300-305", password: "********" }] } };
  t.strictSame((await send("PUT", SCENARIO, more)).body.errors, [
    "the passwords of agents 300, 301, 302, 303, 304 and 1 more are masked, and this world does not have them: write the passwords themselves",
  ]);
});

test("a scenario is checked as a replacement would be, and nothing changes", async (t) => {
  const api = await openControlApi({ scenario: { ...PLAIN, steps: STEPS } });
  const check = async (text: string) => (await api.send("POST", `${SCENARIO}/check`, text)).body;
  t.strictSame(await check("name: new\ncenter: { agents: [{ id: 101 }] }\nsteps: [{ wait: 5s }]\n"), {
    name: "new",
    agents: 1,
    steps: 1,
  });
  t.match((await check("name: new\nsteps:\n  - wiat: 5s\n")).errors, [/^scenario\.yaml:3:5: .*wait/]);
  t.equal((await api.send("GET", "/worlds/default")).body.scenario, "test");
  t.equal(api.world.tape.count, 0);
});
