// Tests that a worker thread reads large scenarios, with the same result as the main thread.
import { test } from "tap";
import { readScenario, type ScenarioSource } from "../../../src/scenario/reading/read-scenario.ts";
import { writeMaskedScenario } from "../../../src/scenario/reading/written-scenario.ts";
import { readScenarioAside } from "../../../src/world/reading/read-scenario-aside.ts";

const agents = Array.from({ length: 1_000 }, (_, i) => `    - {id: ${i + 101}, name: "Agent 00${i}", queues: [25]}\n`);
const center = `center:\n  queues: [{id: 25}]\n  agents:\n${agents.join("")}`;
const many = `x-steps: &ten [${Array(10).fill("{wait: 1s}").join(", ")}]
steps: [${Array(300).fill("{repeat: {times: 1, steps: *ten}}").join(", ")}]`;

const SOURCES: Record<string, ScenarioSource> = {
  "a text with mistakes": { text: `${center}    - {id: 101, naem: x}\nsteps: [{wait: 0049}]\n`, file: "large.yaml" },
  "a short text of many values": { bytes: Buffer.from(many), file: "many.yaml" },
  "a short text that names many agents": { text: "center: {agents: [{ids: 101-9000}]}", file: "range.yaml" },
  "a short object that names too many agents": {
    object: { center: { agents: [{ ids: "101-999999" }] } },
    name: "range",
  },
  "an object that is not data": { object: { steps: Array(3_000).fill(new Date(0)) }, name: "object" },
};

for (const [what, source] of Object.entries(SOURCES)) {
  test(`${what} has the same result in the worker thread as in the main thread`, async (t) => {
    const [here, aside] = [await readScenario(source), await readScenarioAside(source, {})];
    t.strictSame(aside, here);
    if ("scenario" in here && "scenario" in aside)
      t.strictSame(writeMaskedScenario(aside.scenario), writeMaskedScenario(here.scenario));
  });
}

test("reading a large scenario stops if its request has ended", async (t) => {
  const request = new AbortController();
  const reading = readScenarioAside({ text: center, file: "large.yaml" }, {}, () => request.signal);
  request.abort(new Error("gone"));
  await t.rejects(reading, { message: "gone" });
  t.ok("scenario" in (await readScenarioAside({ text: center, file: "large.yaml" }, {})), "the next one is read");
});

test("only a scenario with many values or agents is read in the worker thread", async (t) => {
  const sourceOf = (ids: string): ScenarioSource => ({ object: { center: { agents: [{ ids }] } }, name: "range" });
  let signals = 0;
  const getSignal = (): undefined => void signals++;
  await readScenarioAside(sourceOf("101-5100"), {}, getSignal);
  t.equal(signals, 0);
  await readScenarioAside(sourceOf("101-5101"), {}, getSignal);
  t.equal(signals, 1);
});
