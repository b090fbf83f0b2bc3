// Plays a scenario for a test with a manual clock, and returns its events and the outcomes of its expectations.
import { type AgentId, type CenterEvent, signIn } from "../../../src/core/index.ts";
import { makePlayedDetails } from "../../../src/scenario/stage/stage.ts";
import { World } from "../../../src/world/world.ts";
import { START } from "../../support/center.ts";
import { readTestSource } from "../../support/test-scenario.ts";

/** Agents 101 and 102 are for clients; 201 and 202 answer after 3 s. All are in queue 25. */
const CENTER = {
  queues: [{ id: 25 }, { id: 26 }],
  agents: [
    { id: 101, queues: [25] },
    { id: 102, queues: [25] },
    { ids: "201-202", queues: [25], autopilot: true },
  ],
};

/** The differences of a play from the default one. */
export interface PlayOptions {
  /** The number of seconds to play; 600 if absent. */
  seconds?: number;
  /** Whether the simulator plays the agents that the steps name; false if absent. */
  standIns?: boolean;
  /** The random seed; 1 if absent. */
  seed?: number;
  /** Members that replace those of the default center. */
  center?: object;
  /** Settings of the scenario; the defaults if absent. */
  settings?: object;
}

/** The outcome of an expectation: seconds since the start, what was expected, and `passed` or the actual situation. */
type Row = readonly [seconds: number, expected: string, outcome: string];

/** Opens a world and plays its steps for some seconds. Returns its events and outcomes. */
export async function playScenario(steps: readonly object[], options: PlayOptions = {}) {
  const { seconds = 600, standIns = false, seed = 1, center = {}, settings = {} } = options;
  const object = { seed, settings, center: { ...CENTER, ...center }, steps };
  // Reports begin with the name of the scenario.
  const scenario = await readTestSource({ object, name: "story" });
  const reports: string[] = [];
  const outcomes: Row[] = [];
  const world = await World.open({
    name: "story",
    scenario,
    clock: { kind: "manual" },
    standIns,
    report: (sentence) => void reports.push(sentence),
    onOutcome({ at, expected, passed, actual = "" }) {
      outcomes.push([(at - START) / 1_000, expected, passed ? "passed" : actual]);
    },
  });
  const log = world.center.log.recent();
  world.center.log.listen((logged) => void log.push(logged));
  world.advance(seconds * 1_000);

  return {
    world,
    center: world.center,
    outcomes,
    reports,
    /** Returns the times and agents of events of some types. */
    rowsOf: (...types: CenterEvent["type"][]) =>
      log
        .filter(({ event }) => types.includes(event.type))
        .map(({ at, event }) => [(at - START) / 1_000, "agent" in event ? event.agent : "center", event.type]),
    /** Advances the clock by seconds. Returns the number of entries of the clock that it has run. */
    advance: (moreSeconds: number) => world.advance(moreSeconds * 1_000),
    /** Signs in an agent as a client does. */
    signIn: (agent: AgentId) =>
      world.center.perform(signIn, {
        agent,
        password: "secret",
        details: makePlayedDetails("40101", true),
        force: false,
      }),
    /** Makes a request as a client does. Resolves when the steps have processed it. */
    async request(operation: string, agent: AgentId | undefined): Promise<void> {
      world.journal.open(operation, "PUT", "/", agent === undefined ? undefined : String(agent));
      await Promise.resolve();
    },
  };
}

/** A call to queue 26, which marks in `rowsOf("callArrived")` when a track reaches this step. */
export const MARKER_CALL = { call: { to: { queue: 26 } } };
