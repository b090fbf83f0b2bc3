// Tests that a shadow finds the differences of a running session, at the same levels and places as a comparison of its tape.
import { test } from "tap";
import { CHANGED_ANSWERS } from "../conform/answer-mutants.ts";
import type { Change } from "../conform/changes.ts";
import { CENTER, recordLongSession } from "../conform/long-session.ts";
import { CHANGED_SETTINGS } from "../conform/setting-mutants.ts";
import { countCases } from "../support/cases.ts";
import { readTestScenario } from "../support/test-scenario.ts";
import { recordShadowSession } from "./shadowed-session.ts";

/** The differences that a shadow finds at another place than a comparison: for two events in another order, it names the later one. */
const FOUND_ELSEWHERE = new Map([["the order of two events", "L4 AgentEvent_SuccTransResult order"]]);

const unchanged: Change = (exchanges) => exchanges;

test("a twin that has the scenario of the gateway, and one that learns it from the answers, find nothing", async (t) => {
  const session = await recordLongSession({}, true);
  const given = await recordShadowSession(session, await readTestScenario({ name: "test", center: CENTER }));
  const learned = await recordShadowSession(session);
  t.strictSame([given.places, given.problems], [[], []]);
  t.strictSame([learned.places, learned.problems], [[], []]);
  t.strictSame(given.counts, { answers: 36, events: 61, differences: 0, places: 0 });
  t.strictSame(given.causes, [
    "13800000001 called queue 25",
    "13800000001 hung up",
    "13900000009 answered",
    "13900000009 hung up",
    "13800000002 called queue 25",
    "13800000002 waits or has hung up, and no event says which",
    "13800000003 called agent 101",
  ]);
  t.strictSame(learned.causes, given.causes);
});

test("a shadow finds the mutants of a gateway", async (t) => {
  const session = await recordLongSession({}, true);
  const mutants = [...CHANGED_ANSWERS, ...CHANGED_SETTINGS];
  const every = Math.ceil(mutants.length / countCases(mutants.length));
  for (const { name, settings, change = unchanged, place } of mutants.filter((_, index) => index % every === 0)) {
    const { head, exchanges } = settings === undefined ? session : await recordLongSession({ settings }, true);
    const { places } = await recordShadowSession({ head, exchanges: change(exchanges) });
    t.ok(places.includes(FOUND_ELSEWHERE.get(name) ?? place), `${name} is found`, { places });
  }
});
