// Tests of YAML in pieces: the joined pieces equal what the library writes at once.
import { equal } from "node:assert/strict";
import fc from "fast-check";
import { test } from "tap";
import { parse, stringify } from "yaml";
import { writeYamlPieces } from "../../../src/world/reading/yaml-pieces.ts";

const joinPieces = (data: object): string => [...writeYamlPieces(data as Record<string, unknown>)].join("");

const text = fc.oneof(fc.string(), fc.constantFrom("0049", "yes", "a: b", "# c", "line\nline", "long ".repeat(40)));
const leaf = fc.oneof(text, fc.integer(), fc.boolean());
const item = fc.oneof(leaf, fc.dictionary(fc.constantFrom("id", "name", "queues"), fc.oneof(leaf, fc.array(leaf))));

test("the joined pieces of any scenario equal what the library writes", (t) => {
  const list = fc.oneof(fc.array(item), fc.array(item, { minLength: 101, maxLength: 320 }));
  const scenario = fc.record(
    {
      name: text,
      variables: fc.dictionary(fc.constantFrom("a", "b"), leaf),
      steps: list,
      center: fc.dictionary(fc.constantFrom("agents", "queues", "vdn"), fc.oneof(list, leaf)),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(scenario, (data) => {
      equal(joinPieces(data), stringify(data, { aliasDuplicateObjects: false }));
    }),
    { numRuns: 60 },
  );
  t.pass("no counterexample");
  t.end();
});

test("a long list is written in pieces of 100 items without anchors, and a short one keeps them", (t) => {
  const autopilot = { answer: "3s" };
  const agents = Array.from({ length: 250 }, (_, i) => ({ id: i, autopilot }));
  const data = { name: "x", center: { queues: [{ id: 1 }], agents }, steps: [] };
  const pieces = [...writeYamlPieces(data)];
  // One piece each for the name, the center, its queues and the steps, and three for the agents.
  t.equal(pieces.length, 7);
  t.same(parse(pieces.join("")), data);
  t.notMatch(pieces.join(""), /&a1/);
  t.match(joinPieces({ steps: [autopilot, autopilot] }), /&a1/);
  t.end();
});
