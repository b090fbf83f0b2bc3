// Tests of writing a scenario with many agents in pieces, so that other work can run in between.
import { test } from "tap";
import { readScenario } from "../../../src/scenario/reading/read-scenario.ts";
import { writeScenarioSnapshot } from "../../../src/scenario/reading/scenario-snapshot.ts";

test("the agents of a snapshot are written in pieces of 500, in both forms", async (t) => {
  const agents = Array.from({ length: 1_500 }, (_, i) => ({ id: 101 + i, password: "secret" }));
  const read = await readScenario({ object: { center: { agents } }, name: "large" });
  if ("problems" in read) throw new Error("no scenario");
  const writing = writeScenarioSnapshot(read.scenario, (clear) => `hash of ${clear}`);
  const done: number[] = [];
  let step = writing.next();
  for (; step.done !== true; step = writing.next()) done.push(step.value.done);
  t.strictSame(done, [500, 1_000, 1_500, 500, 1_000, 1_500]);
  const { scenario, written } = step.value;
  t.match(scenario.center.agents[1_499], { id: 1_600, password: { sealed: "hash of secret" } });
  t.match(written, { center: { agents: { 1499: { id: 1_600, password: "********" } } } });
});
