// Tests of the JSON Schema of scenarios with an independent validator: it accepts valid ones, refuses mistakes, and describes members.
import fastify from "fastify";
import { type Test, test } from "tap";
import { parse } from "yaml";
import { buildScenarioJsonSchema } from "../../../src/scenario/reading/json-schema.ts";
import { listShippedNames, readShippedScenario } from "../../../src/scenario/shipped.ts";
import { ACTION_KINDS } from "../../../src/scenario/steps/index.ts";
import { blocksOf } from "../../docs/pages.ts";

/** Returns a function that returns the message of an independent validator about a scenario; `nothing` if the scenario is valid. */
async function openValidator(t: Test): Promise<(yaml: string) => Promise<string>> {
  const customOptions = { coerceTypes: false, removeAdditional: false, strictTypes: false } as const;
  const app = fastify({ ajv: { customOptions } });
  t.teardown(() => app.close());
  app.post("/", { schema: { body: buildScenarioJsonSchema() } }, async () => ({ message: "nothing" }));
  return async (yaml) =>
    (await app.inject({ method: "POST", url: "/", payload: parse(yaml, { merge: true }) })).json().message;
}

test("the schema accepts every shipped scenario and every example of the docs", async (t) => {
  const validate = await openValidator(t);
  const examples = blocksOf("docs/scenarios.md").filter(({ language, comment }) => language === "yaml" && !comment);
  t.ok(examples.length > 10);
  for (const { text, line } of examples) t.equal(await validate(text), "nothing", `docs/scenarios.md, line ${line}`);
  for (const name of await listShippedNames()) {
    t.equal(await validate((await readShippedScenario(name))?.text ?? ""), "nothing", name);
  }
});

test("the schema refuses mistakes", async (t) => {
  const validate = await openValidator(t);
  for (const mistake of [
    "nme: a",
    "clock: 60X",
    "clock: 0x",
    "center: { timeZone: CST }",
    "start: 1969-12-31T23:59:59Z",
    "steps: [ wait: 99999d ]",
    "steps: [ traffic: { queue: 25, callsPerHour: 1, talk: { exponential: 9s, p50: 9s } } ]",
    "steps: [ traffic: { queue: 25, callsPerHour: 1, talk: { exponential: 9s, p50: 9s, p95: 9s } } ]",
    "center: { agents: [ { name: Ada } ] }",
    "center: { numbers: [ { number: '139*', does: busy, ring: 3s } ] }",
    "steps: [ expect: { agent: 101 } ]",
    "duration: 90",
    "duration: 90 sec",
    "settings: { authMode: static, supervison: on }",
    "center: { queues: [ { name: Support } ] }",
    "center: { agents: [ { id: 101, autopilot: { anwser: 3s } } ] }",
    "steps: { wait: 5s }",
    "steps: [ wiat: 5s ]",
    "steps: [ { wait: 5s, hangUp: { by: customer } } ]",
    "steps: [ {} ]",
    "steps: [ call: { to: { queue: 25, agent: 101 } } ]",
    "steps: [ call: { to: { queue: 25 }, talk: { p50: 3 } } ]",
    "steps: [ call: { to: { queue: 25 }, talk: { p50: 3m } } ]",
    "steps: [ call: { to: { queue: 25 }, talk: {} } ]",
    "steps: [ traffic: { queue: 25, talk: 1m } ]",
    "steps: [ traffic: { agents: 101, callsPerHour: 6, talk: 1m } ]",
    "steps: [ traffic: { queue: 25, agents: 101, callsPerHour: 6, talk: 1m } ]",
    "steps: [ traffic: { agents: 101, gap: 1m, callsPerHour: 6, talk: 1m } ]",
    "steps: [ signIn: { agent: 101, status: idel } ]",
    "steps: [ rest: { agent: 101, reason: 256 } ]",
    "steps: [ traffic: { queue: 25, talk: 1m, callsPerHour: [ { from: '8h', to: '12:00', rate: 5 } ] } ]",
    "steps: [ repeat: { times: 2, steps: [ wiat: 5s ] } ]",
  ]) {
    t.not(await validate(mistake), "nothing", mistake);
  }
});

interface Shape {
  description?: string;
  $ref?: string;
  allOf?: Shape[];
  anyOf?: Shape[];
  items?: Shape;
  properties?: Record<string, Shape>;
}

test("the schema describes every member of the file, of the center and of acting steps", (t) => {
  const { properties, definitions } = buildScenarioJsonSchema() as unknown as {
    properties: Record<string, Shape>;
    definitions: Record<string, Shape>;
  };
  const step = definitions["Step"]?.properties ?? {};
  const unexplained: string[] = [];
  const visit = (shape: Shape, path: string): void => {
    for (const [name, member] of Object.entries(shape.properties ?? {})) {
      const inner = [member, ...(member.allOf ?? [])];
      const refers = inner.find(({ $ref }) => $ref !== undefined)?.$ref?.replace("#/definitions/", "");
      const described = [...inner, definitions[refers ?? ""]].some(
        (described) => (described?.description ?? "") !== "",
      );
      if (!described) unexplained.push(`${path}.${name}`);
      visit(member, `${path}.${name}`);
    }
    for (const inner of [...(shape.anyOf ?? []), ...(shape.items === undefined ? [] : [shape.items])])
      visit(inner, path);
  };
  // Settings and counters have separate pages.
  const { settings, ...others } = properties;
  visit({ properties: others }, "");
  t.ok(settings?.description);
  for (const [name] of ACTION_KINDS.filter(([name]) => name !== "statistics")) {
    const shape = step[name];
    t.ok(shape?.description, name);
    visit(shape ?? {}, name);
  }
  t.strictSame(unexplained, []);
  t.end();
});
