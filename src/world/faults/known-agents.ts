// The agents whom a center knows, as sentences about an unknown one list them.

import type { Center } from "../../core/index.ts";
import type { Settings } from "../../forms/settings.ts";
import { type CenterIds, findHighestAdmittedId } from "../../scenario/reading/reference-targets.ts";

/** In a sentence so many ids are listed. */
const MOST_LISTED = 20;

/** Returns the agents of a center, and up to which id it admits others. */
export function knownAgents({ state }: Center, settings: Readonly<Settings>): CenterIds {
  const ids = new Set(state.agents.keys());
  const listed = [...ids].slice(0, MOST_LISTED).join(", ");
  return {
    ids,
    written: ids.size > MOST_LISTED ? `${listed} and ${ids.size - MOST_LISTED} more` : listed,
    highestAdmittedId: findHighestAdmittedId(settings),
  };
}
