// Runs a scenario for a story: the world with its clock standing still, when its steps did what, and the account of its expectations.
import { type AgentId, type CenterEvent, signIn } from "../../../src/core/index.ts";
import { formatProblem } from "../../../src/forms/problems.ts";
import { readScenario } from "../../../src/scenario/reading/read-scenario.ts";
import { playedDetails } from "../../../src/scenario/stage/stage.ts";
import { World } from "../../../src/world/world.ts";

/** Agents 101 and 102 are for clients; 201 and 202 answer after 3 s. All are in queue 25. */
const CENTER = {
  queues: [{ id: 25 }, { id: 26 }],
  agents: [
    { id: 101, queues: [25] },
    { id: 102, queues: [25] },
    { ids: "201-202", queues: [25], autopilot: true },
  ],
};

export interface Arrangement {
  /** How many seconds are played; 600 if absent. */
  seconds?: number;
  standIns?: boolean;
  seed?: number;
  /** Members that replace those of the usual center. */
  center?: object;
  settings?: object;
}

/** How an expectation came out: seconds since the beginning, what was expected, and `passed` or what there was instead. */
type Row = readonly [seconds: number, expected: string, outcome: string];

/** Opens a world, lets its steps play for some seconds, and tells what came of it. */
export async function run(steps: readonly object[], arrangement: Arrangement = {}) {
  const { seconds = 600, standIns = false, seed = 1, center = {}, settings = {} } = arrangement;
  const object = { seed, settings, center: { ...CENTER, ...center }, steps };
  const read = await readScenario({ object, name: "story" });
  if ("problems" in read) throw new Error(read.problems.map(formatProblem).join("\n"));
  const told: string[] = [];
  const account: Row[] = [];
  const world = await World.open({
    name: "story",
    scenario: read.scenario,
    clock: { kind: "manual" },
    standIns,
    report: (sentence) => void told.push(sentence),
    onOutcome({ at, expected, passed, actual = "" }) {
      account.push([(at - START) / 1_000, expected, passed ? "passed" : actual]);
    },
  });
  const log = world.center.log.recent();
  world.center.log.listen((logged) => void log.push(logged));
  world.advance(seconds * 1_000);

  return {
    world,
    center: world.center,
    account,
    told,
    /** When events of some types happened, and to whom. */
    rows: (...types: CenterEvent["type"][]) =>
      log
        .filter(({ event }) => types.includes(event.type))
        .map(({ at, event }) => [(at - START) / 1_000, "agent" in event ? event.agent : "center", event.type]),
    advance: (more: number) => world.advance(more * 1_000),
    /** A client signs in an agent. */
    signIn: (agent: AgentId) =>
      world.center.perform(signIn, { agent, password: "secret", details: playedDetails("40101", true), force: false }),
    /** A client asks for an operation; resolves when the steps have heard of it. */
    async asks(operation: string, agent: AgentId | undefined): Promise<void> {
      world.journal.open(operation, "PUT", "/", agent === undefined ? undefined : String(agent));
      await Promise.resolve();
    },
  };
}

/** Where every world with a manual clock begins: 2026-01-05T09:00:00Z. */
const START = 1_767_603_600_000;

/** A customer calls, which shows in `rows("callArrived")` when a track has come this far. */
export const CALL = { call: { to: { queue: 26 } } };
