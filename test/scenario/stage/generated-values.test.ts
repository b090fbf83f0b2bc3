// Tests of generated names and numbers: they depend only on the seed, not on other generated values.
import { faker } from "@faker-js/faker/locale/en";
import { test } from "tap";
import { Chance } from "../../../src/core/index.ts";
import {
  drawPersonName,
  drawPhoneNumber,
  fillTemplate,
  loadFakerWords,
  makeAgentName,
  needsFakerWords,
} from "../../../src/scenario/stage/generated-values.ts";
import { StepFailure } from "../../../src/scenario/stage/step-failure.ts";
import { readValid } from "../read-valid.ts";

test("the same seed gives the same names", (t) => {
  const chance = new Chance(7);
  const drawName = (stream: string) => drawPersonName(chance, stream);
  t.strictSame(
    [drawName("name/101"), drawName("name/101"), drawName("name/102")],
    ["Derick Effertz", "Donnell Nitzsche", "Addie McClure"],
  );
  t.end();
});

test("a name does not depend on other generated values", (t) => {
  const [quiet, busy] = [new Chance(7), new Chance(7)];
  for (let i = 0; i < 5; i++) drawPersonName(busy, "name/102");
  t.equal(drawPersonName(busy, "name/101"), drawPersonName(quiet, "name/101"));
  t.end();
});

test("the name of an agent is always the same, and uses no random stream", (t) => {
  const chance = new Chance(7);
  t.strictSame(
    [102, 101, 102].map((id) => makeAgentName(chance, id)),
    ["Zella VonRueden", "Karlee Kub", "Zella VonRueden"],
  );
  t.equal(chance.draws.size, 0);
  t.end();
});

test("generated values do not affect other users of faker", async (t) => {
  faker.seed(1);
  const alone = faker.person.firstName();
  faker.seed(1);
  (await loadFakerWords()).drawWord("person.lastName", new Chance(7), "data");
  t.equal(faker.person.firstName(), alone);
});

test("a telephone number has eight digits, the first not 0", (t) => {
  const chance = new Chance(7);
  const numbers = Array.from({ length: 1_000 }, () => drawPhoneNumber(chance, "phone"));
  t.strictSame(numbers.slice(0, 2), ["32453084", "33838639"]);
  t.strictSame(
    numbers.filter((number) => !/^[1-9]\d{7}$/.test(number)),
    [],
  );
  t.end();
});

test("variables, numbers and names are filled into templates", async (t) => {
  const variables = { prefix: "0755", retries: 3, constant: true };
  const fill = (template: string) => fillTemplate(template, { chance: new Chance(7), stream: "from", variables });
  t.strictSame(
    ["40000", "{{prefix}}-{{ variables.retries }}", "{{constant}}", "{{phone}}", "+{{phone}}/{{phone}}", "{ }"].map(
      fill,
    ),
    ["40000", "0755-3", "true", "60904662", "+60904662/84537648", "{ }"],
  );
  const named = fillTemplate("{{name}}", { chance: new Chance(7), stream: "name/101", variables });
  t.equal(named, "Derick Effertz");
});

test("facts about calls are filled in, and an unknown call is a failure", async (t) => {
  const call = { callid: "1-2", from: "139", called: "60025" };
  const calls = (name: string) => (name === "a.b" ? call : new StepFailure(`no call ${name}`));
  const fill = (template: string) =>
    fillTemplate(template, { chance: new Chance(7), stream: "data", variables: {}, calls });
  t.equal(fill("{{calls.a.b.callid}}: {{ calls.a.b.from }} > {{calls.a.b.called}}"), "1-2: 139 > 60025");
  t.strictSame(fill("{{calls.a.from}}"), new StepFailure("no call a"));
});

test("successive words of faker are drawn from one stream", async (t) => {
  const from = { chance: new Chance(7), stream: "data", variables: {}, fakerWords: await loadFakerWords() };
  t.equal(fillTemplate("{{faker.location.city}}, {{faker.location.city}}", from), "Vallejo, Giuseppestead");
});

test("a template that cannot be filled throws an error", (t) => {
  const from = { chance: new Chance(7), stream: "from", variables: {} };
  t.throws(() => fillTemplate("{{faker.company.name}}", from), /load them with loadFakerWords first/);
  t.throws(() => fillTemplate("{{toString}}", from), /no variable "toString"/);
  t.end();
});

test("only a scenario with a method of faker in a template needs the words of faker", async (t) => {
  const table: [string, boolean][] = [
    ["{}", false],
    ["center: { agents: [ { id: 101, name: Ada } ] }", false],
    ["center: { agents: [ { id: 101 } ] }", false],
    ["steps: [ call: { to: { agent: 101 } } ]", false],
    ['steps: [ call: { to: { agent: 101 }, from: "{{phone}}" } ]', false],
    ['steps: [ repeat: { times: 2, steps: [ call: { to: { agent: 101 }, from: "{{name}}" } ] } ]', false],
    ['steps: [ call: { to: { agent: 101 }, data: "{{faker.company.name}}" } ]', true],
    ["steps: [ call: { to: { agent: 101 }, data: faker } ]", false],
    ['steps: [ call: { to: { agent: 101 }, data: "{{\\nfaker.color.rgb}}" } ]', true],
    ['steps: [ repeat: { times: 2, steps: [ call: { to: { agent: 101 }, data: "{{faker.color.rgb}}" } ] } ]', true],
    ['steps: [ parallel: [ [ wait: 3s ], [ call: { to: { agent: 101 }, data: "{{ faker.color.rgb }}" } ] ] ]', true],
  ];
  for (const [text, expected] of table) t.equal(needsFakerWords(await readValid(text)), expected, text);
});
