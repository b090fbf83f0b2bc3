// Tests of writing a scenario with many agents in slices, so that other work can run in between.
import { test } from "tap";
import { writeScenarioSnapshot } from "../../../src/scenario/reading/scenario-snapshot.ts";
import { readTestScenario } from "../../support/test-scenario.ts";

test("the agents of the scenario and of its written form are written in slices of 500", async (t) => {
  const agents = Array.from({ length: 1_500 }, (_, i) => ({ id: 101 + i, password: "secret" }));
  const large = await readTestScenario({ center: { agents } });
  const writing = writeScenarioSnapshot(large, (clear) => `hash of ${clear}`);
  const done: number[] = [];
  let step = writing.next();
  for (; step.done !== true; step = writing.next()) done.push(step.value.done);
  t.strictSame(done, [500, 1_000, 1_500, 500, 1_000, 1_500]);
  const { scenario, written } = step.value;
  t.hasStrict(scenario.center.agents[1_499], { id: 1_600, password: { sealed: "hash of secret" } });
  t.match(written, { center: { agents: { 1499: { id: 1_600, password: "********" } } } });
});
