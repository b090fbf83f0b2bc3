// Scenarios that are right: what a file says, and what it need not say.
import { test } from "tap";
import * as z from "zod";
import { fixed } from "../../src/core/index.ts";
import { readScenario, type ScenarioBounds } from "../../src/scenario/read.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { scenario as shape } from "../../src/scenario/schema.ts";

async function read(text: string, file = "shift.yaml", bounds: ScenarioBounds = {}): Promise<Scenario> {
  const result = await readScenario({ text, file }, bounds);
  if ("problems" in result) throw new Error(JSON.stringify(result.problems));
  return result.scenario;
}

const EVERYTHING = `
name: a bit of everything
seed: 42
start: 2026-01-05T09:00:00+01:00
clock: 60x
duration: 8h
settings: { authMode: dynamic, supervision: off, maxTime: 90s }
variables: { prefix: "0755", retries: 3 }
center:
  vdn: { id: 7, name: North }
  timeZone: Europe/Berlin
  phoneRange: { from: "40000", to: "40999" }
  queues: [ { id: 25, name: Support, media: voice }, { id: 26, media: video, accessCode: "800", record: true, overflow: 25 } ]
  agents:
    - { id: 101, name: Ada, password: hidden, phone: "40038", queues: [25, 26], inspector: true }
    - { ids: 201-202, queues: [25], autopilot: true }
    - { ids: [301, 401-402], autopilot: { talk: { p50: 2m, p95: 6m }, wrapUp: [10s, 20s] } }
steps:
  - waitFor: { agent: 101, state: idle, timeout: 60s }
  - history: { agents: 201-202, since: 3h, callsPerHour: 12 }
  - statistics: { agent: 101, set: { talktime: 4328 }, clear: [busynums] }
  - statistics: { agent: 101, clear: true }
  - repeat:
      times: 5
      every: 10m
      for: 1h
      steps:
        - call: { as: first, from: "{{prefix}}{{phone}}", to: { agent: 101 }, patience: 90s, talk: { exponential: 2m } }
        - wait: 90s
        - hangUp: { by: agent, agent: 101, call: first }
  - parallel:
      - [ traffic: { queue: 25, callsPerHour: 60, talk: 3m, patience: { exponential: 60s }, for: 8h } ]
      - [ traffic: { agents: [101, 201-202], gap: { p50: 4s, p95: 15s }, talk: 1m } ]
`;

test("a file that says everything", async (t) => {
  t.strictSame(await read(EVERYTHING), {
    name: "a bit of everything",
    seed: 42,
    start: Date.UTC(2026, 0, 5, 8),
    clock: { kind: "paced", factor: 60 },
    duration: 28_800_000,
    settings: { authMode: "dynamic", supervision: false, maxTime: 90_000 },
    variables: { prefix: "0755", retries: 3 },
    center: {
      vdn: { id: 7, name: "North" },
      timeZone: "Europe/Berlin",
      phoneRange: { from: "40000", to: "40999" },
      queues: [
        { id: 25, name: "Support", media: "voice" },
        { id: 26, name: "Queue 26", media: "video", accessCode: "800", record: true, overflow: 25 },
      ],
      ivrs: [],
      numbers: [],
      agents: [
        { id: 101, name: "Ada", password: "hidden", inspector: true, phone: "40038", queues: [25, 26] },
        { id: 201, password: "secret", queues: [25], autopilot: { answer: { kind: "fixed", value: 3_000 } } },
        { id: 202, password: "secret", queues: [25], autopilot: { answer: { kind: "fixed", value: 3_000 } } },
        ...[301, 401, 402].map((id) => ({
          id,
          password: "secret",
          queues: [],
          autopilot: {
            answer: { kind: "fixed", value: 3_000 },
            talk: { kind: "percentiles", p50: 120_000, p95: 360_000 },
            wrapUp: { kind: "list", values: [10_000, 20_000] },
          },
        })),
      ],
    },
    steps: [
      { kind: "waitFor", condition: { agent: 101, state: "idle" }, timeout: 60_000, line: 19 },
      { kind: "history", agents: [201, 202], since: 10_800_000, callsPerHour: 12, line: 20 },
      { kind: "statistics", agent: 101, set: { talktime: 4328 }, clear: ["busynums"], line: 21 },
      { kind: "statistics", agent: 101, set: {}, clear: "all", line: 22 },
      {
        kind: "repeat",
        times: 5,
        every: 600_000,
        for: 3_600_000,
        steps: [
          {
            kind: "call",
            as: "first",
            from: "{{prefix}}{{phone}}",
            to: { agent: 101 },
            patience: { kind: "fixed", value: 90_000 },
            talk: { kind: "exponential", mean: 120_000 },
            line: 28,
          },
          { kind: "wait", for: 90_000, line: 29 },
          { kind: "hangUp", by: "agent", agent: 101, call: "first", line: 30 },
        ],
        line: 23,
      },
      {
        kind: "parallel",
        tracks: [
          [
            {
              kind: "traffic",
              to: { queue: 25, callsPerHour: 60 },
              talk: { kind: "fixed", value: 180_000 },
              patience: { kind: "exponential", mean: 60_000 },
              for: 28_800_000,
              line: 32,
            },
          ],
          [
            {
              kind: "traffic",
              to: { agents: [101, 201, 202], gap: { kind: "percentiles", p50: 4_000, p95: 15_000 } },
              talk: { kind: "fixed", value: 60_000 },
              line: 33,
            },
          ],
        ],
        line: 31,
      },
    ],
  });
});

test("a file that says nothing gets ten agents, a queue and no steps", async (t) => {
  t.strictSame(await read("{}", "/somewhere/quiet day.yml"), {
    name: "quiet day",
    settings: {},
    variables: {},
    center: {
      vdn: { id: 1, name: "Demo" },
      timeZone: "UTC",
      queues: [{ id: 25, name: "Support", media: "voice" }],
      ivrs: [],
      numbers: [],
      agents: [101, 102, 103, 104, 105, 106, 107, 108, 109, 110].map((id) => ({
        id,
        name: `Agent ${id}`,
        password: "secret",
        queues: [25],
      })),
    },
    steps: [],
  });
});

test("a center has what it says and nothing else", async (t) => {
  const { center } = await read("center: { agents: [ { id: 101, name: Ada, autopilot: false } ] }");
  t.strictSame(center, {
    vdn: { id: 1, name: "Demo" },
    timeZone: "UTC",
    queues: [],
    ivrs: [],
    numbers: [],
    agents: [{ id: 101, name: "Ada", password: "secret", queues: [] }],
  });
});

test("the outside world of a center: IVRs, and numbers with habits", async (t) => {
  const { center } = await read(`
center:
  ivrs: [ { id: 7 }, { id: 8, name: Menu, accessCode: "800", time: 1m } ]
  numbers:
    - { number: "13900000001", does: answer, ring: 5s, talk: { exponential: 90s } }
    - { number: "139*", does: busy }
    - { number: "*", does: noAnswer }
    - { number: "+49*", does: refuse, ring: [2s, 4s] }
`);
  t.strictSame(center.ivrs, [
    { id: 7, name: "IVR 7" },
    { id: 8, name: "Menu", accessCode: "800", time: 60_000 },
  ]);
  t.strictSame(center.numbers, [
    { number: "13900000001", ring: fixed(5_000), does: "answer", talk: { kind: "exponential", mean: 90_000 } },
    { number: "139*", ring: fixed(3_000), does: "busy" },
    { number: "*", ring: fixed(3_000), does: "noAnswer" },
    { number: "+49*", ring: { kind: "list", values: [2_000, 4_000] }, does: "refuse" },
  ]);
});

test("the steps of the telephone", async (t) => {
  const { steps } = await read(`
center:
  queues: [ { id: 25 } ]
  ivrs: [ { id: 7 } ]
  agents: [ { ids: 101-102 } ]
steps:
  - call: { to: { queue: 25 }, media: video }
  - answer: { agent: 101 }
  - hold: { agent: 101 }
  - retrieve: { agent: 101 }
  - transfer: { agent: 101, to: { ivr: 7 } }
  - transfer: { agent: 101, to: { number: "139" }, mode: talk }
  - consult: { agent: 101, to: { queue: 25 } }
  - callOut: { agent: 101, to: { number: "139" }, as: out }
  - outside: { does: answer, call: out, number: "139" }
  - conference: { agent: 101, call: out }
  - preview: { agent: 101, numbers: ["139"], data: order 7 }
`);
  t.strictSame(steps, [
    { kind: "call", to: { queue: 25 }, media: "video", line: 7 },
    { kind: "answer", agent: 101, line: 8 },
    { kind: "hold", agent: 101, line: 9 },
    { kind: "retrieve", agent: 101, line: 10 },
    { kind: "transfer", agent: 101, to: { ivr: 7 }, mode: "release", line: 11 },
    { kind: "transfer", agent: 101, to: { number: "139" }, mode: "talk", line: 12 },
    { kind: "consult", agent: 101, to: { queue: 25 }, mode: "twoParty", line: 13 },
    { kind: "callOut", agent: 101, to: { number: "139" }, as: "out", line: 14 },
    { kind: "outside", does: "answer", call: "out", number: "139", line: 15 },
    { kind: "conference", agent: 101, call: "out", line: 16 },
    { kind: "preview", agent: 101, numbers: ["139"], data: "order 7", line: 17 },
  ]);
});

test("JSON is YAML, aliases are followed, and the clock may stand", async (t) => {
  const json = await read('{"clock": "manual", "seed": "random", "steps": [{"wait": "5s"}]}');
  t.strictSame(
    [json.clock, json.seed, json.steps],
    [{ kind: "manual" }, "random", [{ kind: "wait", for: 5_000, line: 1 }]],
  );
  const aliased = await read("steps:\n  - wait: &long 5m\n  - wait: *long\n");
  t.strictSame(aliased.steps, [
    { kind: "wait", for: 300_000, line: 2 },
    { kind: "wait", for: 300_000, line: 3 },
  ]);
});

test("a scenario can come as an object, which has no lines", async (t) => {
  const object = { steps: [{ call: { to: { queue: 25 } } }] };
  const result = await readScenario({ object, name: "from a test" });
  t.match(result, { scenario: { name: "from a test", steps: [{ kind: "call", to: { queue: 25 }, line: 0 }] } });
  t.strictSame(object, { steps: [{ call: { to: { queue: 25 } } }] });
});

test("where strangers are admitted, steps may name them", async (t) => {
  const { steps } = await read("settings: { unknownAgents: admit }\nsteps: [ call: { to: { agent: 5000 } } ]");
  t.strictSame(steps, [{ kind: "call", to: { agent: 5000 }, line: 2 }]);
});

test("all agents that the setting allows can be had", async (t) => {
  const text = "{ settings: { agentIdMax: 999999 }, center: { agents: [ ids: 101-100000 ] } }";
  const { center } = await read(text, "shift.yaml", { maxAgents: 99_900 });
  t.equal(center.agents.length, 99_900);
});

test("the shape can be written as a JSON Schema", (t) => {
  const schema = z.toJSONSchema(shape, { io: "input" });
  t.match(schema, {
    type: "object",
    additionalProperties: false,
    properties: { seed: {}, steps: { $ref: "#/$defs/Steps" }, center: { properties: { agents: { type: "array" } } } },
    $defs: { Steps: { type: "array" }, Step: { minProperties: 1, maxProperties: 1 } },
  });
  t.end();
});
