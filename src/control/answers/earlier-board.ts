// Collects what the board of an earlier moment shows.
import type { EarlierWorld } from "../../world/earlier-world.ts";
import { Outcomes } from "../../world/lives/outcomes.ts";
import type { World } from "../../world/world.ts";
import type { BoardSource } from "./board-answer.ts";

/**
 * Returns what the board of an earlier moment shows. Findings, checkpoints and the number of changes of the scenario are the present ones,
 * because no earlier ones are stored.
 */
export function readEarlierBoard(world: World, { world: earlier, place }: EarlierWorld): BoardSource {
  const { name, ttl, findings, checkpoints, scenarioChanges, gate } = world;
  const { center, scenario, seed, clockMode, errorBoundary, script, player, faults, autopilots } = earlier;
  const outcomes = new Outcomes();
  outcomes.continueFrom(world.outcomes, center.now);
  return {
    ...{ name, ttl, findings, checkpoints, scenarioChanges, gate },
    ...{ center, scenario, seed, clockMode, errorBoundary, script, player, faults, autopilots },
    outcomes,
    working: undefined,
    shownTime: center.now,
    journal: { count: place.entry },
    tape: { branch: place.branch.number },
  };
}
