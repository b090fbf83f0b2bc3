// Tests with random sessions that a comparison of a simulator with itself finds no differences.
import fc from "fast-check";
import { test } from "tap";
import { conform } from "../../src/conform/conform.ts";
import { SESSION_CENTER } from "../replay/generated-session.ts";
import { countCases } from "../support/cases.ts";
import { readTestScenario } from "../support/test-scenario.ts";
import { RANDOM_SETTINGS, randomSteps, recordRandomSession } from "./random-session.ts";

/** The number of sessions. */
const RUNS = countCases(48);

test("a session with the simulator itself has no differences", async (t) => {
  const scenario = await readTestScenario({ center: SESSION_CENTER, settings: RANDOM_SETTINGS });
  let causes = 0;
  const property = fc.asyncProperty(randomSteps, async (steps) => {
    const report = await conform(await recordRandomSession(steps), { scenario });
    causes += report.causes.length;
    const { differences, unexplained, unplayed } = report;
    if (differences.length + unexplained.length + unplayed.length === 0) return;
    throw new Error(JSON.stringify({ differences, unexplained, unplayed }, null, 2));
  });
  await fc.assert(property, { numRuns: RUNS });
  t.ok(causes > 0, "acts of customers were inferred");
});
