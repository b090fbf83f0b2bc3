// Plays the session of a tape to a shadow, as if its clients and its gateway were running.

import type { FoundDifference } from "../../src/conform/modes/shadow/live-comparison.ts";
import { Shadow } from "../../src/conform/modes/shadow/shadow.ts";
import { ShadowedPushes } from "../../src/conform/modes/shadow/shadowed-pushes.ts";
import { SimulatedWorld } from "../../src/conform/play/simulated-world.ts";
import { readGeneratedScenario } from "../../src/conform/read-generated-scenario.ts";
import { waitForNextTurn } from "../../src/runtime/time.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import type { GatewayTape } from "../../src/upstream/tape/read-gateway-tape.ts";
import type { JournalEntry } from "../../src/world/journal/journal.ts";
import { FakeWall } from "../support/wall.ts";

/** The results of a shadow. */
export interface Shadowed {
  readonly differences: readonly FoundDifference[];
  /** The level, the interface or event, and the path of each difference. */
  readonly places: readonly string[];
  readonly causes: readonly string[];
  readonly problems: readonly string[];
  readonly counts: Shadow["counts"];
  /** The entries of pushes in the journal of the twin. */
  readonly pushes: readonly JournalEntry[];
}

/**
 * Plays a tape to a shadow.
 *
 * @param scenario the center and settings of the twin; undefined if it learns its center
 */
export async function recordShadowSession({ head, exchanges }: GatewayTape, scenario?: Scenario): Promise<Shadowed> {
  const wall = new FakeWall(0);
  const differences: FoundDifference[] = [];
  const causes: string[] = [];
  const problems: string[] = [];
  const twinScenario = scenario ?? (await readGeneratedScenario({ center: { queues: [], agents: [] } }, "twin"));
  const world = await SimulatedWorld.open(twinScenario, {}, Date.parse(head.start));
  const pushes = new ShadowedPushes(world.world, undefined);
  const shadow = new Shadow({
    world,
    pushes,
    clock: { now: () => wall.now(), after: (wait, callback) => wall.after(wait, callback) },
    grows: scenario === undefined,
    notes: {
      onDifference: (found) => void differences.push(found),
      onCompared: ({ event, deviations }) => void (event && pushes.noteComparison(event, deviations)),
      onCause: (sentence) => void causes.push(sentence),
      onProblem: (sentence) => void problems.push(sentence),
    },
  });
  const begins = exchanges.map((exchange) => ({ at: exchange.from, happen: () => shadow.onRequest(exchange) }));
  const ends = exchanges.map((exchange) => ({ at: exchange.to, happen: () => shadow.onExchange(exchange) }));
  const acts = [...begins, ...ends].sort((one, other) => one.at - other.at);
  for (const { at, happen } of acts) {
    // The twin works in turns of the event loop while the wall clock stands still.
    while (wall.now() < at) {
      wall.advance(Math.min(250, at - wall.now()));
      while (!shadow.isIdle) await waitForNextTurn();
    }
    happen();
    while (!shadow.isIdle) await waitForNextTurn();
  }
  await shadow.close();
  const entries = world.world.journal.list({ operation: "push" });
  await world.close();
  const places = [...new Set(differences.map(({ level, about, path }) => `${level} ${about} ${path}`))];
  return { differences, places, causes, problems, counts: shadow.counts, pushes: entries };
}
