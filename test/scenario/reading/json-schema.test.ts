// Tests of the JSON Schema of scenarios with an independent validator: it accepts valid ones, refuses mistakes, and describes members.
import fastify from "fastify";
import { type Test, test } from "tap";
import { parse } from "yaml";
import { buildScenarioJsonSchema } from "../../../src/scenario/reading/json-schema.ts";
import { ACTION_KINDS } from "../../../src/scenario/steps/index.ts";
import { listExampleScenarios } from "./example-scenarios.ts";

/** Opens an independent validator: a function that returns its message about a scenario, `nothing` if the scenario is valid. */
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
  const examples = await listExampleScenarios();
  t.ok(examples.filter(({ name }) => name.startsWith("docs/")).length > 10, "the page has examples");
  const refused: string[] = [];
  for (const { name, text } of examples) {
    const message = await validate(text);
    if (message !== "nothing") refused.push(`${name}: ${message}`);
  }
  t.strictSame(refused, []);
});

test("the schema refuses mistakes", async (t) => {
  const validate = await openValidator(t);
  const accepted: string[] = [];
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
    if ((await validate(mistake)) === "nothing") accepted.push(mistake);
  }
  t.strictSame(accepted, []);
});

/** A part of a JSON Schema. */
interface SchemaPart {
  description?: string;
  $ref?: string;
  allOf?: SchemaPart[];
  anyOf?: SchemaPart[];
  items?: SchemaPart;
  properties?: Record<string, SchemaPart>;
}

test("the schema describes every member of the file, of the center and of steps that act", (t) => {
  const { properties, definitions } = buildScenarioJsonSchema() as unknown as {
    properties: Record<string, SchemaPart>;
    definitions: Record<string, SchemaPart>;
  };
  const undescribed: string[] = [];
  const isDescribed = ({ description = "" }: SchemaPart = {}) => description !== "";
  const check = (member: SchemaPart, path: string): void => {
    const parts = [member, ...(member.allOf ?? [])];
    const reference = parts.find(({ $ref }) => $ref !== undefined)?.$ref?.replace("#/definitions/", "");
    if (![...parts, definitions[reference ?? ""]].some((part) => isDescribed(part))) undescribed.push(path);
  };
  const checkMembers = (schema: SchemaPart, path: string): void => {
    for (const [name, member] of Object.entries(schema.properties ?? {})) {
      check(member, `${path}.${name}`);
      checkMembers(member, `${path}.${name}`);
    }
    const alternatives = [...(schema.anyOf ?? []), ...(schema.items === undefined ? [] : [schema.items])];
    for (const alternative of alternatives) checkMembers(alternative, path);
  };
  // Separate pages describe the settings and the counters.
  const { settings = {}, ...others } = properties;
  if (!isDescribed(settings)) undescribed.push("settings");
  checkMembers({ properties: others }, "");
  const steps = definitions["Step"]?.properties ?? {};
  for (const [name] of ACTION_KINDS.filter(([name]) => name !== "statistics")) {
    const step = steps[name] ?? {};
    if (!isDescribed(step)) undescribed.push(name);
    checkMembers(step, name);
  }
  t.strictSame(undescribed, []);
  t.end();
});
