// Tests of parts of valid scenarios: outside numbers, steps of calls, other text formats, and limits.
import { test } from "tap";
import * as z from "zod";
import { createFixedDistribution } from "../../src/core/index.ts";
import { scenario as scenarioSchema } from "../../src/scenario/reading/scenario-schema.ts";
import { readTestSource } from "../support/test-scenario.ts";
import { readValid } from "./read-valid.ts";

test("IVRs and the behavior of outside numbers are read", async (t) => {
  const { center } = await readValid(`
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
    {
      number: "13900000001",
      ring: createFixedDistribution(5_000),
      does: "answer",
      talk: { kind: "exponential", mean: 90_000 },
    },
    { number: "139*", ring: createFixedDistribution(3_000), does: "busy" },
    { number: "*", ring: createFixedDistribution(3_000), does: "noAnswer" },
    { number: "+49*", ring: { kind: "list", values: [2_000, 4_000] }, does: "refuse" },
  ]);
});

test("steps of calls are read", async (t) => {
  const { steps } = await readValid(`
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
  - threeWayCall: { agent: 101, call: out }
  - preview: { agent: 101, numbers: ["139"], data: order 7 }
  - inspect: { inspector: 102, agent: 101, mode: whisper }
  - stopInspecting: { inspector: 102 }
  - intercept: { inspector: 102, call: out }
  - reject: { agent: 101, call: out, after: idle }
  - mute: { agent: 101 }
  - unmute: { agent: 101 }
  - cancelTransfer: { agent: 101 }
  - connect: { agent: 101, call: out }
  - call: { to: { queue: 25 }, called: "800" }
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
    { kind: "threeWayCall", agent: 101, call: "out", line: 16 },
    { kind: "preview", agent: 101, numbers: ["139"], data: "order 7", line: 17 },
    { kind: "inspect", inspector: 102, agent: 101, mode: "whisper", line: 18 },
    { kind: "stopInspecting", inspector: 102, line: 19 },
    { kind: "intercept", inspector: 102, call: "out", line: 20 },
    { kind: "reject", agent: 101, call: "out", after: "idle", line: 21 },
    { kind: "mute", agent: 101, line: 22 },
    { kind: "unmute", agent: 101, line: 23 },
    { kind: "cancelTransfer", agent: 101, line: 24 },
    { kind: "connect", agent: 101, call: "out", line: 25 },
    { kind: "call", to: { queue: 25 }, called: "800", line: 26 },
  ]);
});

test("JSON, aliases and a manual clock are read", async (t) => {
  const json = await readValid('{"clock": "manual", "seed": "random", "steps": [{"wait": "5s"}]}');
  t.strictSame(
    [json.clock, json.seed, json.steps],
    [{ kind: "manual" }, "random", [{ kind: "wait", for: 5_000, line: 1 }]],
  );
  const aliased = await readValid("steps:\n  - wait: &long 5m\n  - wait: *long\n");
  t.strictSame(aliased.steps, [
    { kind: "wait", for: 300_000, line: 2 },
    { kind: "wait", for: 300_000, line: 3 },
  ]);
});

test("a scenario is read from an object without changing it, and its steps have line 0", async (t) => {
  const object = { steps: [{ call: { to: { queue: 25 } } }] };
  const { name, steps } = await readTestSource({ object, name: "from a test" });
  t.strictSame([name, steps], ["from a test", [{ kind: "call", to: { queue: 25 }, line: 0 }]]);
  t.strictSame(object, { steps: [{ call: { to: { queue: 25 } } }] });
});

test("steps may refer to unknown agents if the center admits them", async (t) => {
  const { steps } = await readValid("settings: { unknownAgents: admit }\nsteps: [ call: { to: { agent: 5000 } } ]");
  t.strictSame(steps, [{ kind: "call", to: { agent: 5000 }, line: 2 }]);
});

test("the highest agent id that the setting allows is accepted", async (t) => {
  const { center } = await readValid(
    "{ settings: { agentIdMax: 999999 }, center: { agents: [ ids: 999998-999999 ] } }",
  );
  t.strictSame(
    center.agents.map(({ id }) => id),
    [999_998, 999_999],
  );
});

test("a center can have more agents than the default maximum if the caller allows it", async (t) => {
  const text = "{ settings: { agentIdMax: 999999 }, center: { agents: [ ids: 101-100000 ] } }";
  const { center } = await readValid(text, "shift.yaml", { maxAgents: 99_900 });
  t.equal(center.agents.length, 99_900);
});

test("the schema can be written as a JSON Schema", (t) => {
  const schema = z.toJSONSchema(scenarioSchema, { io: "input" });
  t.hasStrict(schema, {
    type: "object",
    additionalProperties: false,
    properties: { seed: {}, steps: { $ref: "#/$defs/Steps" }, center: { properties: { agents: { type: "array" } } } },
    $defs: { Steps: { type: "array" }, Step: { minProperties: 1, maxProperties: 1 } },
  });
  t.end();
});
