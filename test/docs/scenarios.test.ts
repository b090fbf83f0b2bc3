// The page on scenarios teaches what the reader accepts: each example is read, played, and held to what the page says comes of it.
import { test } from "tap";
import * as z from "zod";
import { parseDuration } from "../../src/core/index.ts";
import { formatProblem } from "../../src/forms/problems.ts";
import { readScenario } from "../../src/scenario/reading/read-scenario.ts";
import { scenario as scenarioShape } from "../../src/scenario/reading/scenario-schema.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { shippedNames } from "../../src/scenario/shipped.ts";
import { World } from "../../src/world/world.ts";
import { blocksOf, readPage } from "./pages.ts";

const PAGE = "docs/scenarios.md";
const examples = blocksOf(PAGE).filter(({ language }) => language === "yaml");

for (const { text, line, comment } of examples.filter((one) => one.comment !== "test: mistakes")) {
  test(`the example in line ${line} plays as the page says`, async (t) => {
    const report = (sentence: string) => t.fail(sentence);
    const standIns = comment === "test: without clients";
    const scenario = await read(text);
    const world = await World.open({ name: "docs", scenario, clock: { kind: "manual" }, report, standIns });
    const { center } = world;
    const begin = center.now;
    for (const { after, agent, counters } of claimsBehind(line)) {
      world.advance(begin + after - center.now);
      t.match(center.statistics(agent), counters, `agent ${agent}, ${after} ms after the start`);
    }
    // Whatever it is, another hour of it leads to nothing that a person must be told.
    world.advance(3_600_000);
  });
}

test("what the page says comes of an example stands right behind it", async (t) => {
  const said = readPage(PAGE).match(/^After .*/gm)?.length;
  t.equal(examples.flatMap(({ line }) => claimsBehind(line)).length, said);
});

test("the example of the page on settings is read", async (t) => {
  const example = blocksOf("docs/settings.md").find(({ language }) => language === "yaml")?.text ?? "";
  t.match(await read(example), { settings: { statisticsOutsideCall: "answer", pollHold: 2_000, eventGenTime: true } });
});

test("the mistakes are told as the page shows them", async (t) => {
  const blocks = blocksOf(PAGE);
  const at = blocks.findIndex(({ comment }) => comment === "test: mistakes");
  const result = await readScenario({ text: blocks[at]?.text ?? "", file: "shift.yaml" });
  t.ok("problems" in result);
  const told = "problems" in result ? result.problems.map(formatProblem).join("\n") : "";
  t.equal(`${told}\n`, blocks[at + 1]?.text);
});

test("every member of a scenario, of its center and of every step is named", async (t) => {
  const page = readPage(PAGE);
  const shape = JSON.stringify(z.toJSONSchema(scenarioShape, { unrepresentable: "any", io: "input" }), (_, value) => {
    // Settings and counters have pages of their own.
    if (value?.properties?.["authMode"] !== undefined || value?.properties?.["talktime"] !== undefined) return {};
    return value;
  });
  const members = new Set<string>();
  JSON.parse(shape, (name, value) => {
    if (name === "properties") for (const member of Object.keys(value)) members.add(member);
    return value;
  });
  t.ok(members.has("steps") && members.has("timeZone") && members.has("patience"), "the shape was looked through");
  t.same(
    [...members].filter((member) => !new RegExp(`\\b${member}\\b`).test(page)),
    [],
  );
});

test("every step has a heading of its own", async (t) => {
  const problems = await readScenario({ object: { steps: [{ nothing: 1 }] }, name: "none" });
  const told = "problems" in problems ? (problems.problems[0]?.message ?? "") : "";
  const steps = told.replace(/.*: a step is one of /s, "").split(", ");
  t.ok(steps.length > 5);
  t.same(
    steps.filter((step) => !readPage(PAGE).includes(`### \`${step}\`\n`)),
    [],
  );
});

async function read(text: string): Promise<Scenario> {
  const result = await readScenario({ text, file: "example.yaml" });
  if ("problems" in result) throw new Error(result.problems.map(formatProblem).join("\n"));
  return result.scenario;
}

/** `After 10m, agent 201 has answernums 5, talktime 300.`, one a line, right behind an example. */
function claimsBehind(line: number) {
  const lines = readPage(PAGE).split("\n").slice(line);
  const behind = lines.slice(lines.indexOf("```") + 1);
  const end = behind.findIndex((text) => text !== "" && !text.startsWith("After "));
  return behind.slice(0, end).flatMap((text) => {
    if (text === "") return [];
    const [, after = "", agent, has = ""] = /^After (\w+), agent (\d+) has (.*)\.$/.exec(text) ?? [];
    const counters = Object.fromEntries(
      has.split(", ").map((claim) => [claim.split(" ")[0], Number(claim.split(" ")[1])]),
    );
    return [{ after: parseDuration(after) ?? Number.NaN, agent: Number(agent), counters }];
  });
}

test("every scenario that is shipped is named", async (t) => {
  const page = readPage(PAGE);
  t.same(
    (await shippedNames()).filter((name) => !page.includes(`\`${name}\``)),
    [],
  );
});
