// Tests of steps that add and remove faults, and of the problems of such steps.
import { test } from "tap";
import { World } from "../../../src/world/world.ts";
import { START } from "../../support/center.ts";
import { readTestScenario } from "../../support/test-scenario.ts";
import { KNOWN_AGENTS, problemsOf } from "../problems-of.ts";

/** Opens a world with agents 201 to 203 that plays steps with a manual clock. `report` receives its reports. */
async function openWorld(steps: readonly object[], report: (sentence: string) => void = () => {}): Promise<World> {
  const scenario = await readTestScenario({ center: { agents: [{ ids: "201-203" }] }, steps });
  return World.open({ name: "story", scenario, clock: { kind: "manual" }, report });
}

const sentencesOf = ({ faults }: World) => faults.list().map(({ sentence }) => sentence);

test("a step adds a fault, and clearFaults removes all faults", async (t) => {
  const world = await openWorld([
    { fault: { agents: "201-203", operations: ["answer"], times: 1, effect: { retcode: "200-002" } } },
    { wait: "5s" },
    { fault: { for: "1m", effect: { switchOver: true } } },
    { wait: "5s" },
    { clearFaults: {} },
  ]);
  const first = "The next request answer of agents 201, 202 and 203 is answered 200-002.";
  const second = "Until 2026-01-05T09:01:05.000Z, all polls are answered 000-004: the gateway is being switched over.";
  t.strictSame(sentencesOf(world), [first]);
  world.advance(5_000);
  t.strictSame(sentencesOf(world), [first, second]);
  world.advance(5_000);
  t.strictSame(sentencesOf(world), []);
});

test("a scenario that adds too many faults is reported, and the world continues", async (t) => {
  const steps = [{ repeat: { every: "1s", steps: [{ fault: { effect: { reset: true } } }] } }];
  const reports: string[] = [];
  const world = await openWorld(steps, (sentence) => reports.push(sentence));
  world.advance(1_001_000);
  t.strictSame([world.faults.list().length, world.center.now], [1_000, START + 1_001_000]);
  t.match(reports[0], /a world can have at most 1000 faults: remove some first$/);
});

test("problems of fault steps are reported when the scenario is read", async (t) => {
  t.strictSame(await problemsOf('steps: [ { fault: { agents: 111, effect: { retcode: "100-007" } } } ]'), [
    `s.yaml:1:29: agent 111 is not in the center: ${KNOWN_AGENTS}`,
  ]);
  t.strictSame(await problemsOf("steps: [ { fault: { operations: [hold], effect: { events: lost } } } ]"), [
    "s.yaml:1:33: this effect applies to events, not to requests: leave out operations",
  ]);
  t.strictSame(await problemsOf("steps: [ { clearFaults: { agents: 101 } } ]"), [
    's.yaml:1:27: unknown member "agents" of a clearFaults step: a clearFaults step has no members',
  ]);
});
