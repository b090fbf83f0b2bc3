// Tests of invalid scenarios: the place of each problem, the mistake, and the accepted values.
import { test } from "tap";
import { formatProblem } from "../../../src/forms/problems.ts";
import { readScenario } from "../../../src/scenario/reading/read-scenario.ts";
import { DISTRIBUTION, messagesOf, problemsOf, STEPS } from "../problems-of.ts";
import { MEMBERS, TABLES } from "../read-problems.table.ts";

for (const [name, table] of Object.entries(TABLES)) {
  test(`problems of ${name} are reported`, async (t) => {
    for (const [text, ...problems] of table)
      t.strictSame(await problemsOf(text), problems, JSON.stringify(text.slice(0, 70)));
  });
}

test("all problems are reported, in the order of the text", async (t) => {
  const text =
    "steps:\n  - wiat: 3s\n  - call: { to: { agent: 300 } }\ncenter: { agents: [ { id: 101, queues: [4] } ] }";
  t.strictSame(await problemsOf(text), [
    `s.yaml:2:5: unknown step "wiat", did you mean "wait"? A step is ${STEPS}`,
    "s.yaml:3:26: agent 300 is not in the center: its agents are 101",
    "s.yaml:4:41: queue 4 is not in the center: it has no queues",
  ]);
});

test("a misspelled member is reported once, and not also as missing", async (t) => {
  const rows: readonly (readonly [step: string, problem: string])[] = [
    [
      "call: { to: { agnt: 101 } }",
      'unknown member "agnt" of a target of a call, did you mean "agent"? A target of a call has agent',
    ],
    ["hold: { agnt: 101 }", 'unknown member "agnt" of a hold step, did you mean "agent"? A hold step has agent, call'],
  ];
  for (const [step, problem] of rows) {
    t.strictSame(await messagesOf(`steps: [ ${step} ]`), [problem], step);
  }
});

test("references to a part that cannot be read are not reported", async (t) => {
  const wrongCenter = "center: { agents: 5 }\nsteps: [ call: { to: { agent: 300 } } ]";
  t.strictSame(await problemsOf(wrongCenter), [
    "s.yaml:1:19: 5 is not a valid list of agents: use a list, each item beginning with a -",
  ]);
  const wrongSettings = "settings: { unknownAgents: 1 }\nsteps: [ call: { to: { agent: 300 } } ]";
  t.strictSame(await problemsOf(wrongSettings), [
    "s.yaml:1:28: 1 is not a valid unknownAgents: use one of refuse, admit",
  ]);
});

test("at most fifty problems are reported", async (t) => {
  t.equal((await problemsOf(`steps:\n${"  - wait: 3\n".repeat(200)}`)).length, 50);
  t.equal((await problemsOf(`steps:\n${"  - call: { to: { agent: 9 } }\n".repeat(200)}`)).length, 50);
});

test("aliases that multiply each other are refused", async (t) => {
  const lines = ["a: &a [x, x, x, x, x, x, x, x, x]"];
  for (const [from, to] of ["ab", "bc", "cd", "de", "ef", "fg", "gh"].map((pair) => [...pair])) {
    lines.push(`${to}: &${to} [${new Array(9).fill(`*${from}`).join(", ")}]`);
  }
  t.strictSame(await problemsOf(lines.join("\n")), [
    "s.yaml:2:8: the aliases of this file repeat too many values, or contain themselves: replace some aliases by their values",
  ]);
});

test("excessive nesting is refused before the data is read", async (t) => {
  const block = Array.from({ length: 1_000 }, (_, i) => `${" ".repeat(i)}a:`).join("\n");
  // A few thousand levels overflow the stack where the error can't be caught.
  const flow = ["[", '{"a":', "{a: [", "- ", "? "].flatMap((opening) =>
    [3_000, 5_000, 100_000].map((times) => opening.repeat(times)),
  );
  for (const text of [block, ...flow, `steps: ${"[".repeat(5_000)}${"]".repeat(5_000)}`]) {
    const [problem = "", ...more] = await problemsOf(text);
    t.match(problem, /^s\.yaml:\d+:\d+: this is nested too deeply: at most 64 levels are accepted$/, text.slice(0, 10));
    t.strictSame(more, []);
  }
});

test("reasonable nesting is accepted", async (t) => {
  const steps = `${"[{ repeat: { times: 2, steps: ".repeat(15)}[{ wait: 1s }]${" } }]".repeat(15)}`;
  t.strictSame(await problemsOf(`steps: ${steps}`), ["nothing is wrong"]);
});

test("problems of an object have paths instead of lines", async (t) => {
  const object = { nme: "a", steps: [{ call: { to: { agent: 101 }, talk: 3 } }, { wiat: "3s" }] };
  const result = await readScenario({ object, name: "from a test" });
  t.strictSame("problems" in result && result.problems.map(formatProblem), [
    `from a test: steps[0].call.talk: 3 is not a valid distribution: use ${DISTRIBUTION}`,
    `from a test: steps[1]: unknown step "wiat", did you mean "wait"? A step is ${STEPS}`,
    `from a test: unknown member "nme" of a scenario, did you mean "name"? A scenario has ${MEMBERS}`,
  ]);
});
