// Tests that the examples of the page on scenarios play as it says, and that it has every step and member.
import { test } from "tap";
import * as z from "zod";
import { parseDuration } from "../../src/core/index.ts";
import { formatProblem } from "../../src/forms/problems.ts";
import { readScenario } from "../../src/scenario/reading/read-scenario.ts";
import { scenario as scenarioShape } from "../../src/scenario/reading/scenario-schema.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { listShippedNames } from "../../src/scenario/shipped.ts";
import { World } from "../../src/world/world.ts";
import { readTestSource } from "../support/test-scenario.ts";
import { blocksOf, readPage } from "./pages.ts";

const PAGE = "docs/scenarios.md";
const examples = blocksOf(PAGE).filter(({ language }) => language === "yaml");

for (const { text, line, comment } of examples.filter((example) => example.comment !== "test: mistakes")) {
  test(`the example in line ${line} plays as the page says`, async (t) => {
    const report = (sentence: string) => t.fail(sentence);
    const standIns = comment === "test: without clients";
    const scenario = await read(text);
    const world = await World.open({ name: "docs", scenario, clock: { kind: "manual" }, report, standIns });
    const { center } = world;
    const begin = center.now;
    for (const { after, agent, counters } of parseResultsAfter(line)) {
      world.advance(begin + after - center.now);
      t.match(center.statistics(agent), counters, `agent ${agent}, ${after} ms after the start`);
    }
    // Another hour must not cause a warning.
    world.advance(3_600_000);
  });
}

test("every sentence about a result directly follows an example", async (t) => {
  const sentences = readPage(PAGE).match(/^After .*/gm)?.length;
  t.equal(examples.flatMap(({ line }) => parseResultsAfter(line)).length, sentences);
});

test("the example on the page on settings is valid", async (t) => {
  const example = blocksOf("docs/settings.md").find(({ language }) => language === "yaml")?.text ?? "";
  t.hasStrict(await read(example), {
    settings: { statisticsOutsideCall: "answer", pollHold: 2_000, eventGenTime: true },
  });
});

test("mistakes are reported as the page shows them", async (t) => {
  const blocks = blocksOf(PAGE);
  const at = blocks.findIndex(({ comment }) => comment === "test: mistakes");
  const result = await readScenario({ text: blocks[at]?.text ?? "", file: "shift.yaml" });
  t.ok("problems" in result);
  const reported = "problems" in result ? result.problems.map(formatProblem).join("\n") : "";
  t.equal(`${reported}\n`, blocks[at + 1]?.text);
});

test("the page has every member of a scenario, its center and its steps", async (t) => {
  const page = readPage(PAGE);
  const shape = JSON.stringify(z.toJSONSchema(scenarioShape, { unrepresentable: "any", io: "input" }), (_, value) => {
    // Settings and counters have separate pages.
    if (value?.properties?.["authMode"] !== undefined || value?.properties?.["talktime"] !== undefined) return {};
    return value;
  });
  const members = new Set<string>();
  JSON.parse(shape, (name, value) => {
    if (name === "properties") for (const member of Object.keys(value)) members.add(member);
    return value;
  });
  t.ok(members.has("steps") && members.has("timeZone") && members.has("patience"), "the members are found");
  t.same(
    [...members].filter((member) => !new RegExp(`\\b${member}\\b`).test(page)),
    [],
  );
});

test("every step has a heading", async (t) => {
  // The problem with an unknown step lists all steps.
  const result = await readScenario({ object: { steps: [{ nothing: 1 }] }, name: "none" });
  const message = "problems" in result ? (result.problems[0]?.message ?? "") : "";
  const steps = message.replace(/.*: a step is one of /s, "").split(", ");
  t.ok(steps.length > 5, "the steps are found");
  t.same(
    steps.filter((step) => !readPage(PAGE).includes(`### \`${step}\`\n`)),
    [],
  );
});

function read(text: string): Promise<Scenario> {
  return readTestSource({ text, file: "example.yaml" });
}

/** Returns the sentences after an example about its results, such as `After 10m, agent 201 has answernums 5, talktime 300.` */
function parseResultsAfter(line: number) {
  const lines = readPage(PAGE).split("\n").slice(line);
  const following = lines.slice(lines.indexOf("```") + 1);
  const end = following.findIndex((text) => text !== "" && !text.startsWith("After "));
  return following.slice(0, end).flatMap((text) => {
    if (text === "") return [];
    const [, after = "", agent, has = ""] = /^After (\w+), agent (\d+) has (.*)\.$/.exec(text) ?? [];
    const counters = Object.fromEntries(
      has.split(", ").map((counter) => [counter.split(" ")[0], Number(counter.split(" ")[1])]),
    );
    return [{ after: parseDuration(after) ?? Number.NaN, agent: Number(agent), counters }];
  });
}

test("all shipped scenarios are on the page", async (t) => {
  const page = readPage(PAGE);
  t.same(
    (await listShippedNames()).filter((name) => !page.includes(`\`${name}\``)),
    [],
  );
});
