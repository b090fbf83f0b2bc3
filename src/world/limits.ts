// Limits of a world: the number of its agents, the size of its chats' files, and the traffic of one advance.
import type { Center, Duration } from "../core/index.ts";
import { describeTooManyAgents } from "../forms/max-agents.ts";
import type { ScenarioPlayer } from "../scenario/playing/scenario-player.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { describeTooManyCalls } from "../scenario/stage/expected-calls.ts";

/** The parts of a world that its limits concern. */
interface LimitedWorld {
  readonly center: Center;
  readonly maxAgents: number;
  /** Plays its scenario. */
  readonly player: ScenarioPlayer;
}

/** Returns a sentence if a world can't add the agents of another scenario to its present ones; otherwise undefined. */
export function explainTooManyAgents(
  { center, maxAgents }: Omit<LimitedWorld, "player">,
  next: Scenario,
): string | undefined {
  const { agents } = center.state;
  if (agents.size + next.center.agents.length <= maxAgents) return undefined;
  let count = agents.size;
  for (const { id } of next.center.agents) if (!agents.has(id)) count++;
  return count <= maxAgents
    ? undefined
    : `with the present agents of the world, ${describeTooManyAgents(count, maxAgents)}`;
}

/** The maximum size of the files of chats in all worlds of a simulator, in bytes. */
export const MAX_ALL_FILES_SIZE = 67_108_864;

/**
 * Returns the limit for the files of a world, in bytes: what the files of the other worlds leave free, at least 0. A world that was
 * restored, or loaded from a store, keeps its files even above the limit. All worlds then have less space for their next uploads.
 */
export function computeRoomForFiles(
  world: Pick<LimitedWorld, "center">,
  worlds: Iterable<Pick<LimitedWorld, "center">>,
): number {
  let room = MAX_ALL_FILES_SIZE;
  for (const other of worlds) if (other !== world) room -= other.center.state.chatFilesSize;
  return Math.max(0, room);
}

/** Returns a sentence if the running traffic would bring too many calls within a time (milliseconds); otherwise undefined. */
export function explainTooMuchTraffic(
  { player }: Pick<LimitedWorld, "player">,
  by: Duration | "next",
): string | undefined {
  if (by === "next") return undefined;
  return describeTooManyCalls("advance", player.countExpectedCalls(by), "advance in several parts");
}
