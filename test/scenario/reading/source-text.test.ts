// Tests of numbers where text is expected: zeros and plus signs are kept, and the hints of the reader are correct.
import fc from "fast-check";
import { test } from "tap";
import { readScenario } from "../../../src/scenario/reading/read-scenario.ts";
import { messagesOf, problemsOf } from "../problems-of.ts";

/** Returns the variables of a scenario after reading, or its problems. */
async function readVariables(text: string): Promise<unknown> {
  const result = await readScenario({ text, file: "s.yaml" });
  return "scenario" in result ? result.scenario.variables : result.problems;
}

test("variables keep the source text of numbers and booleans that would be written differently", async (t) => {
  t.same(
    await readVariables("variables: { a: 0049, b: +49, c: 1e5, d: 1.10, e: 1234567890123456789012, f: True, g: 0x1F }"),
    {
      a: "0049",
      b: "+49",
      c: "1e5",
      d: "1.10",
      e: "1234567890123456789012",
      f: "True",
      g: "0x1F",
    },
  );
  t.same(await readVariables("variables: { a: 17, b: 2.5, c: true, d: '0049' }"), {
    a: 17,
    b: 2.5,
    c: true,
    d: "0049",
  });
  t.same(await readVariables("x-p: &p 0049\nvariables: { a: *p }"), { a: "0049" });
  t.same(await readVariables("x-p: &p { a: 0049, b: 1 }\nvariables: { <<: *p, b: +2 }"), { a: "0049", b: "+2" });
  t.same(await readVariables('{ "variables": { "a": 1.10 } }'), { a: "1.10" });
});

test("problems quote a number in its source form", async (t) => {
  const rows = [
    [
      "steps: [ call: { from: 08001234567, to: { queue: 25 } } ]",
      '08001234567 is a number and a telephone number is text: write it in quotes, "08001234567"',
    ],
    [
      "center: { agents: [ { id: 101, password: 0123 } ] }",
      '0123 is a number and a password is text: write it in quotes, "0123"',
    ],
    [
      "center: { agents: [ { id: 101, phone: +49 } ] }",
      '+49 is a number and a telephone number is text: write it in quotes, "+49"',
    ],
    [
      "center: { agents: [ { id: 101, name: 1.10 } ] }",
      '1.10 is a number and a name is text: write it in quotes, "1.10"',
    ],
    [
      "center: { agents: [ { id: 101, name: True } ] }",
      'True is a boolean and a name is text: write it in quotes, "True"',
    ],
    [
      "name: 1234567890123456789012",
      '1234567890123456789012 is a number and a name is text: write it in quotes, "1234567890123456789012"',
    ],
    [
      "center: { numbers: [ { number: 1e5, does: busy } ] }",
      "1e5 is a number and a telephone number is text: use digits, with * at the end for all numbers that begin with them, such as 13900000001 or 139*, in quotes",
    ],
    [
      "steps: [ wait: 0090 ]",
      "0090 is not a valid duration: use a number and ms, s, m, h or d, such as 250ms, 30s or 1.5h",
    ],
    [
      "seed: 9007199254740993",
      "9007199254740993 is not a valid seed: use a whole number of at most 9007199254740991, or random",
    ],
    [
      "steps: [ repeat: { times: 1.50, steps: [ wait: 5s ] } ]",
      "1.50 is not a valid number of times: use a whole number, at least 1",
    ],
  ] as const;
  for (const [text, sentence] of rows) {
    t.same(await messagesOf(text), [sentence], text);
  }
});

/** Functions that write a scenario with a value in a member that must be text. */
const SCENARIO_WRITERS: readonly ((value: string) => string)[] = [
  (value) => `name: ${value}`,
  (value) => `settings: { nodeName: ${value} }`,
  (value) => `center: { vdn: { name: ${value} } }`,
  (value) => `center: { phoneRange: { from: "0", to: ${value} } }`,
  (value) => `center: { queues: [ { id: 25, accessCode: ${value} } ] }`,
  (value) => `center: { ivrs: [ { id: 7, name: ${value} } ] }`,
  (value) => `center: { numbers: [ { number: ${value}, does: busy } ] }`,
  (value) => `center: { agents: [ { id: 101, password: ${value} } ] }`,
  (value) => `center: { agents: [ { id: 101, account: ${value} } ] }`,
  (value) => `center: { agents: [ { id: 101, phone: ${value} } ] }`,
  (value) => `steps: [ call: { as: ${value}, to: { queue: 25 } } ]`,
  (value) => `steps: [ call: { from: ${value}, to: { queue: 25 } } ]`,
  (value) => `steps: [ call: { data: ${value}, to: { queue: 25 } } ]`,
  (value) => `steps: [ callOut: { agent: 101, to: { number: ${value} } } ]`,
  (value) => `steps: [ preview: { agent: 101, numbers: [ ${value} ] } ]`,
  (value) => `steps: [ signIn: { agent: 101, phone: ${value} } ]`,
  (value) => `steps: [ fault: { effect: { retcode: ${value} } } ]`,
];

test("a hint to use quotes leads to a valid file", async () => {
  const digits = fc.stringMatching(/^[0-9]{1,22}$/);
  const number = fc.oneof(
    digits,
    digits.map((text) => `+${text}`),
    digits.map((text) => `${text}.10`),
    digits.map((text) => `${text.slice(0, 3)}e5`),
    fc.constantFrom("0x1F", "0o17", "true", "False", "-0", ".5", "1.", "-12"),
  );
  await fc.assert(
    fc.asyncProperty(number, fc.constantFrom(...SCENARIO_WRITERS), async (written, writeScenario) => {
      const [problem = "", ...more] = await problemsOf(writeScenario(written));
      const hint = /: write it in quotes, (".*")$/.exec(problem)?.[1];
      if (more.length > 0 || !problem.includes(`: ${written} is a `))
        throw new Error(`${writeScenario(written)}: ${problem}`);
      if (hint === undefined) return;
      const [after] = await problemsOf(writeScenario(hint));
      if (hint !== `"${written}"` || after !== "nothing is wrong") throw new Error(`${writeScenario(hint)}: ${after}`);
    }),
    { numRuns: 400 },
  );
});
