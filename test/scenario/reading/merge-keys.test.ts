// Tests of YAML's merge keys, and of members of the file that only hold anchors.
import { test } from "tap";
import { writeMaskedScenario } from "../../../src/scenario/reading/written-scenario.ts";
import { readTestScenario } from "../../support/test-scenario.ts";
import { problemsOf } from "../problems-of.ts";
import { readValid } from "../read-valid.ts";

const SHIFT = `x-defaults: &agent { queues: [25], password: "0123", group: Day }
x-night: &night { group: Night }
center:
  queues: [ { id: 25 } ]
  agents:
    - { <<: *agent, id: 101 }
    - { <<: [*night, *agent], id: 102 }
    - { id: 103, <<: *agent, group: Own }
`;

test("a merge key adds the members of an anchor, and the object's own members take precedence", async (t) => {
  const { center } = await readValid(SHIFT);
  t.hasStrict(center.agents, [
    { id: 101, queues: [25], password: "0123", group: "Day" },
    { id: 102, queues: [25], password: "0123", group: "Night" },
    { id: 103, queues: [25], password: "0123", group: "Own" },
  ]);
});

test("members of the file that begin with x- are ignored, also in an object, and other members are not", async (t) => {
  const scenario = await readTestScenario({ name: "a", "x-notes": [1, { b: 2 }] });
  t.same(writeMaskedScenario(scenario), { name: "a" });
  t.match(await problemsOf("center: { x-agents: [] }"), [/^s\.yaml:1:11: unknown member "x-agents" of a center/]);
  t.match(await problemsOf("xname: a"), [/unknown member "xname" of a scenario, did you mean "name"/]);
});

test("problems in merged members are reported at the anchor", async (t) => {
  for (const [text, ...problems] of [
    [
      "x-a: &a { pasword: a }\ncenter: { agents: [ { id: 101, <<: *a } ] }\n",
      's.yaml:1:11: unknown member "pasword" of an agent, did you mean "password"? An agent has id, ids, name, password, ' +
        "passwordLife, account, group, inspector, pickUp, callOut, phone, queues, media, autopilot",
    ],
    [
      "x-a: &a { password: 0123 }\ncenter: { agents: [ { id: 101, <<: *a } ] }\n",
      's.yaml:1:21: 0123 is a number and a password is text: write it in quotes, "0123"',
    ],
  ] as const) {
    t.same(await problemsOf(text), problems, text);
  }
});

test("invalid merge keys are reported", async (t) => {
  for (const [text, ...problems] of [
    [
      "x-a: &a 5\ncenter: { <<: *a }\n",
      's.yaml:2:11: "<<" merges an object, or a list of objects, such as <<: *defaults',
    ],
    ["center: { <<: { timeZone: UTC }, <<: { vdn: {} } }\n", 's.yaml:1:34: "<<" appears twice in the same object'],
    [
      "center: &a { <<: *a }\n",
      "s.yaml:1:18: the aliases of this file repeat too many values, or contain themselves: replace some aliases by their values",
    ],
    ["center: { <<: *b }\n", "s.yaml:1:15: *b has no anchor: define &b before it"],
  ] as const) {
    t.same(await problemsOf(text), problems, text);
  }
});

test("an anchor can be merged into every agent, even one that merges another anchor", async (t) => {
  const agents = Array.from({ length: 300 }, (_, i) => `    - { <<: *day, id: ${101 + i} }\n`).join("");
  const text = `x-base: &base { queues: [25] }\nx-day: &day { <<: *base, group: Day }\ncenter:\n  queues: [ { id: 25 } ]\n  agents:\n${agents}`;
  t.same(await problemsOf(text), ["nothing is wrong"]);
});

test("merges that multiply each other are refused before they are performed", async (t) => {
  const writeLevel = (i: number) =>
    `x-${i}: &a${i} { <<: [${Array(9)
      .fill(`*a${i - 1}`)
      .join(", ")}] }\n`;
  const text = `x-0: &a0 { k: 1 }\n${Array.from({ length: 40 }, (_, i) => writeLevel(i + 1)).join("")}`;
  t.same(await problemsOf(text), [
    "s.yaml:2:17: the aliases of this file repeat too many values, or contain themselves: replace some aliases by their values",
  ]);
});
