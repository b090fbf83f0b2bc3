// Tests of the shipped scenarios: each plays to its end with all expectations passed, identically every time.
import { readFileSync } from "node:fs";
import { test } from "tap";
import type { Counters, LoggedEvent } from "../../src/core/index.ts";
import type { Scenario, Step } from "../../src/scenario/scenario.ts";
import { isShipped, listShippedNames, readShippedScenario } from "../../src/scenario/shipped.ts";
import type { Outcome } from "../../src/scenario/stage/outcome.ts";
import { World } from "../../src/world/world.ts";
import { readTestSource } from "../support/test-scenario.ts";

const NAMES = [
  "auto-answer",
  "busy-hour",
  "chat-desk",
  "consult-and-transfer",
  "customer-hangs-up",
  "default",
  "expired-certificate",
  "flaky-network",
  "forced-sign-in",
  "gateway-switch-over",
  "guid-rotation",
  "hold-and-retrieve",
  "lost-events",
  "manual-answer",
  "no-answer-and-made-busy",
  "outbound-campaign",
  "overstayed-rest",
  "quiet-night",
  "recorded-day",
  "shift-change",
  "statistics-example",
  "supervisors-morning",
  "three-way-call",
  "training-conference",
  "wallboard-hour",
];

/** The scenarios that never end and expect nothing. */
const ENDLESS = ["default", "statistics-example"];

const HOUR_MS = 3_600_000;

interface Run {
  readonly outcomes: readonly Outcome[];
  readonly events: readonly LoggedEvent[];
  readonly counters: Readonly<Record<number, Counters>>;
}

/** Reads a shipped scenario. Throws an Error if none has this name. */
async function readShipped(name: string): Promise<Scenario> {
  const source = await readShippedScenario(name);
  if (source === undefined) throw new Error(`${name} is not shipped`);
  return readTestSource(source);
}

/** Plays a scenario to its end or for its duration, in virtual time, with all agents played by the simulator. */
async function playToEnd(scenario: Scenario): Promise<Run> {
  const outcomes: Outcome[] = [];
  const world = await World.open({
    name: "run",
    scenario,
    clock: { kind: "manual" },
    standIns: true,
    onOutcome: (outcome) => outcomes.push(outcome),
  });
  const { center } = world;
  const events: LoggedEvent[] = [...center.log.recent()];
  center.log.listen((logged) => events.push(logged));
  const end = center.now + (scenario.duration ?? HOUR_MS);
  while (!world.player.isOver && center.now < end && Number.isFinite(center.nextAt)) {
    center.runUntil(Math.min(center.nextAt, end));
  }
  const counters = Object.fromEntries([...center.state.agents.keys()].map((id) => [id, center.statistics(id)]));
  world.close();
  return { outcomes, events, counters };
}

test("listShippedNames returns the names of all shipped scenarios", async (t) => {
  t.same((await listShippedNames()).toSorted(), NAMES);
});

for (const name of NAMES) {
  test(`in ${name}, all expectations pass, and a second run is identical`, async (t) => {
    const scenario = await readShipped(name);
    const first = await playToEnd(scenario);
    t.same(
      first.outcomes.filter(({ passed }) => !passed),
      [],
    );
    if (!ENDLESS.includes(name)) t.ok(first.outcomes.length >= 2, "the scenario has expectations");
    t.equal(JSON.stringify(await playToEnd(scenario)), JSON.stringify(first));
  });
}

test("random values of agents are independent: reversing parallel tracks changes no agent's events", async (t) => {
  const scenario = await readShipped("shift-change");
  const reversed = { ...scenario, steps: scenario.steps.map(reverseTracks) };
  t.same(groupByAgent(await playToEnd(reversed)), groupByAgent(await playToEnd(scenario)));
});

test("every scenario with expectations begins with a comment that describes it and says what it shows", async (t) => {
  for (const name of NAMES.filter((name) => !ENDLESS.includes(name))) {
    t.match(readFileSync(`scenarios/${name}.yaml`, "utf8"), /^# .+\n#\n# Shows: /, name);
  }
});

test("another seed gives another run", async (t) => {
  const scenario = await readShipped("busy-hour");
  t.notSame((await playToEnd({ ...scenario, seed: 8 })).counters, (await playToEnd(scenario)).counters);
});

/** Returns a step with its parallel tracks in reverse order, nested ones included. */
function reverseTracks(step: Step): Step {
  return step.kind === "parallel"
    ? { ...step, tracks: step.tracks.toReversed().map((track) => track.map(reverseTracks)) }
    : step;
}

/** Returns the events of each agent with their instants, and its counters. Calls are numbered per agent, in order. */
function groupByAgent({ events, counters }: Run) {
  const eventsByAgent: Record<string, unknown[]> = {};
  const callNames: Record<string, Map<string, string>> = {};
  for (const { at, event } of events) {
    if (!("agent" in event)) continue;
    callNames[event.agent] ??= new Map();
    const known = callNames[event.agent] ?? new Map<string, string>();
    const text = JSON.stringify(event).replaceAll(/"\d+-\d+"/g, (id) => {
      if (!known.has(id)) known.set(id, `call ${known.size + 1}`);
      return `"${known.get(id)}"`;
    });
    eventsByAgent[event.agent] = [...(eventsByAgent[event.agent] ?? []), [at, text]];
  }
  return { eventsByAgent, counters };
}

test("the former name of a shipped scenario still finds it", async (t) => {
  t.equal(isShipped("conference"), true);
  t.strictSame(await readShippedScenario("conference"), await readShippedScenario("three-way-call"));
});
