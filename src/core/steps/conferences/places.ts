// Counts the places of conferences.
import type { DeepReadonly } from "../../deep-readonly.ts";
import type { CenterState } from "../../model/state.ts";

/** Returns the number of places of all conferences of a center. */
export function countPlaces({ conferences }: Pick<DeepReadonly<CenterState>, "conferences">): number {
  let places = 0;
  for (const conference of conferences.values()) places += conference.places;
  return places;
}
