// Plays steps for a test with a manual clock, and returns the events and reports.
import type { AgentId, CenterEvent } from "../../../src/core/index.ts";
import { World } from "../../../src/world/world.ts";
import { readTestSource } from "../../support/test-scenario.ts";

/** Agents 201 to 203 are in queue 25, and answer after 3 s. Queue 26 is for video. IVR 7 keeps a call for 20 s. */
const CENTER = {
  queues: [{ id: 25 }, { id: 26, media: "video" }],
  ivrs: [{ id: 7, time: "20s" }],
  numbers: [
    { number: "1390000", does: "noAnswer" },
    { number: "137*", does: "answer", ring: "2s", talk: "30s" },
  ],
  agents: [{ ids: "201-203", queues: [25], autopilot: true }],
};

/** An event: seconds since the start, the agent, and the type. */
type Row = readonly [seconds: number, who: AgentId | "center", what: CenterEvent["type"]];

/**
 * Opens a world and plays its steps for some seconds. Returns its events and reports.
 *
 * @param center members that replace those of the usual center
 * @param more further members of the scenario
 */
export async function playSteps(steps: readonly object[], seconds = 600, center: object = {}, more: object = {}) {
  const object = { center: { ...CENTER, ...center }, variables: { colleague: "1390000" }, steps, ...more };
  // Reports begin with the name of the scenario.
  const scenario = await readTestSource({ object, name: "story" });
  const reports: string[] = [];
  const report = (sentence: string) => void reports.push(sentence);
  const world = await World.open({ name: "story", scenario, clock: { kind: "manual" }, report });
  const begin = world.center.now;
  // The log of the center keeps only recent events.
  const log = world.center.log.recent();
  world.center.log.listen((logged) => void log.push(logged));
  world.advance(seconds * 1_000);

  return {
    center: world.center,
    reports,
    /** Returns the times and agents of events of some types. */
    rowsOf: (...types: CenterEvent["type"][]): Row[] =>
      log
        .filter(({ event }) => types.includes(event.type))
        .map(({ at, event }) => [(at - begin) / 1_000, "agent" in event ? event.agent : "center", event.type]),
    /** Returns all events of one type. */
    eventsOf: <Type extends CenterEvent["type"]>(type: Type) =>
      log.flatMap(({ event }) => (event.type === type ? [event as CenterEvent & { type: Type }] : [])),
    /** Returns the states of an agent's legs, in the order in which their calls began. */
    legStatesOf: (agent: AgentId) =>
      [...world.center.state.calls.values()].flatMap(({ legs }) =>
        legs.filter((leg) => leg.agent === agent).map(({ state }) => state),
      ),
    /** Returns the counters of an agent that are not zero. */
    countersOf: (agent: AgentId) =>
      Object.fromEntries(Object.entries(world.center.statistics(agent)).filter(([, value]) => value !== 0)),
  };
}
