// Tests of references to calls, variables and methods of faker: invalid ones are reported when the file is read.
import { test } from "tap";
import { problemsOf, TEMPLATES } from "../problems-of.ts";

/** Returns the problems of a few steps, each on a separate line from the second on. */
const problemsOfSteps = (...steps: string[]) =>
  problemsOf(["steps:", ...steps.map((step) => `  - ${step}`)].join("\n"));

/** A step that names the call c1. */
const NAMING = "call: { as: c1, to: { agent: 101 } }";
/** A step with a template that names it. */
const TEMPLATE = 'call: { from: "{{calls.c1.from}}", to: { agent: 101 } }';
/** A step that acts on it. */
const ACTION = "hangUp: { by: customer, call: c1 }";
const LATER = 'no step that can run before this one names a call "c1"';

test("steps can refer to a call only after the step that names it", async (t) => {
  t.strictSame(await problemsOfSteps(NAMING, TEMPLATE, ACTION), ["nothing is wrong"]);
  t.strictSame(await problemsOfSteps(TEMPLATE, ACTION, NAMING), [`s.yaml:2:19: ${LATER}`, `s.yaml:3:35: ${LATER}`]);
  t.strictSame(await problemsOfSteps('call: { as: c1, from: "{{calls.c1.from}}", to: { agent: 101 } }'), [
    `s.yaml:2:27: ${LATER}`,
  ]);
});

test("in a repeat, an earlier round can have named the call", async (t) => {
  t.strictSame(await problemsOfSteps(`repeat: { times: 2, steps: [ { ${TEMPLATE} }, { ${NAMING} } ] }`), [
    "nothing is wrong",
  ]);
  t.strictSame(await problemsOfSteps(`repeat: { times: 2, steps: [ { ${TEMPLATE} } ] }`, NAMING), [
    `s.yaml:2:50: ${LATER}`,
  ]);
});

test("in parallel steps, another list can have named the call, but not a later step of the same list", async (t) => {
  t.strictSame(await problemsOfSteps(`parallel: [ [ { ${TEMPLATE} } ], [ { ${NAMING} } ] ]`), ["nothing is wrong"]);
  t.strictSame(await problemsOfSteps(`parallel: [ [ { wait: 1s } ], [ { ${TEMPLATE} }, { ${NAMING} } ] ]`), [
    `s.yaml:2:53: ${LATER}`,
  ]);
  t.strictSame(await problemsOfSteps(`parallel: [ [ { wait: 1s } ], [ { ${NAMING} } ] ]`, TEMPLATE), [
    "nothing is wrong",
  ]);
});

test("a branch can have named the call for later steps, but not for its alternative", async (t) => {
  const writeWhen = (then: string, otherwise: string) =>
    `when: { agent: 101, state: idle, then: [ { ${then} } ], otherwise: [ { ${otherwise} } ] }`;
  t.strictSame(await problemsOfSteps(writeWhen(NAMING, "wait: 1s"), TEMPLATE), ["nothing is wrong"]);
  t.strictSame(await problemsOfSteps(writeWhen(TEMPLATE, NAMING)), [`s.yaml:2:62: ${LATER}`]);
  t.strictSame(await problemsOfSteps(writeWhen(NAMING, TEMPLATE)), [`s.yaml:2:119: ${LATER}`]);
  t.strictSame(await problemsOfSteps(`choose: [ { steps: [ { ${NAMING} } ] }, { steps: [ { ${TEMPLATE} } ] } ]`), [
    `s.yaml:2:99: ${LATER}`,
  ]);
  const again = `repeat: { every: 1h, steps: [ { ${writeWhen(NAMING, TEMPLATE)} } ] }`;
  t.strictSame(await problemsOfSteps(again), ["nothing is wrong"]);
});

test("names of calls and of facts about them are checked", async (t) => {
  const writeCallOut = (template: string) => `callOut: { agent: 101, to: { number: "${template}" } }`;
  t.strictSame(await problemsOfSteps(NAMING, writeCallOut("{{calls.c1.caller}}")), [
    's.yaml:3:42: unknown fact about a call: "caller", did you mean "called"? It is one of callid, from, called',
  ]);
  t.strictSame(await problemsOfSteps(NAMING, writeCallOut("{{calls.c1}}")), [
    "s.yaml:3:42: {{calls.c1}} names no fact about the call: use callid, from or called, as in {{calls.c1.from}}",
  ]);
  t.strictSame(await problemsOfSteps(NAMING, writeCallOut("{{calls.c2.from}}")), [
    's.yaml:3:42: unknown call "c2", did you mean "c1"? Named calls are "c1"',
  ]);
  t.strictSame(await problemsOfSteps(writeCallOut("{{calls.c2.from}}")), [
    's.yaml:2:42: unknown call "c2": no step names a call with "as"',
  ]);
  t.strictSame(
    await problemsOfSteps(
      "call: { as: my first.one, to: { agent: 101 } }",
      writeCallOut("{{ calls.my first.one.callid }}"),
    ),
    ["nothing is wrong"],
  );
});

test("the methods of faker are checked", async (t) => {
  const writeCall = (word: string) => `call: { to: { agent: 101 }, data: "a {{faker.${word}}}" }`;
  t.strictSame(await problemsOfSteps(writeCall("company.name"), writeCall("location.city")), ["nothing is wrong"]);
  t.strictSame(await problemsOfSteps(writeCall("person.firstNam")), [
    's.yaml:2:39: unknown method of faker: "person.firstNam", did you mean "person.firstName"? In person, methods that return text are bio, firstName, fullName, gender, jobArea, jobDescriptor, jobTitle, jobType, lastName, middleName, prefix, sex, sexType, suffix, zodiacSign',
  ]);
  t.strictSame(await problemsOfSteps(writeCall("number.int")), [
    's.yaml:2:39: unknown method of faker: "number.int", did you mean "number.hex"? In number, methods that return text are binary, hex, octal, romanNumeral',
  ]);
  for (const wrong of ["constructor.name", "company", "company.name.x", "toString.call", "."]) {
    const [problem = ""] = await problemsOfSteps(writeCall(wrong));
    t.match(problem, /^s\.yaml:2:39: unknown (method of faker|name in a template): /, wrong);
  }
});

test("templates are checked in all members that can hold them", async (t) => {
  const writeUnknown = (place: string) => `${place}: unknown name in a template: "x": it can be ${TEMPLATES}`;
  t.strictSame(
    await problemsOfSteps(
      'call: { from: "{{x}}", to: { agent: 101 }, data: "{{x}}" }',
      'callOut: { agent: 101, to: { number: "{{x}}" }, data: "{{x}}" }',
      'consult: { agent: 101, to: { agent: 102 }, data: "{{x}}" }',
      'transfer: { agent: 101, to: { agent: 102 }, data: "{{x}}" }',
      'preview: { agent: 101, numbers: ["1", "{{x}}"], data: "{{x}}" }',
      'outside: { does: answer, number: "{{x}}" }',
      'signIn: { agent: 101, phone: "{{x}}" }',
    ),
    [
      "s.yaml:2:19",
      "s.yaml:2:54",
      "s.yaml:3:42",
      "s.yaml:3:59",
      "s.yaml:4:54",
      "s.yaml:5:55",
      "s.yaml:6:43",
      "s.yaml:6:59",
      "s.yaml:7:38",
      "s.yaml:8:34",
    ].map(writeUnknown),
  );
});
