// The sentences that say why a replica cannot serve a world for now.
import { show } from "../forms/wording.ts";
import { Elsewhere } from "../world/world-keeper.ts";

/** Returns why a replica that is closing serves no world. */
export function closing(): Elsewhere {
  return new Elsewhere("This replica is closing. Try again in a second.");
}

/** Returns why a world cannot be looked up. */
export function unreachable(name: string, error: unknown): Elsewhere {
  return new Elsewhere(
    `The world ${show(name)} cannot be looked up in the store (${(error as Error).message}). Try again in a second.`,
  );
}
