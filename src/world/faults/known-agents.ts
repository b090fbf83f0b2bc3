// Lists the agents of a center for errors about unknown ones.

import type { Center } from "../../core/index.ts";
import type { GatewaySettings } from "../../forms/settings.ts";
import { type CenterIds, findHighestAdmittedId } from "../../scenario/reading/reference-targets.ts";

/** The maximum number of ids in a sentence. */
const MAX_LISTED = 20;

/** Returns the agents of a center, and the highest id that it admits. */
export function listKnownAgents({ state, settings }: Center, { agentIdMax }: Readonly<GatewaySettings>): CenterIds {
  const ids = new Set(state.agents.keys());
  const listed = [...ids].slice(0, MAX_LISTED).join(", ");
  return {
    ids,
    written: ids.size > MAX_LISTED ? `${listed} and ${ids.size - MAX_LISTED} more` : listed,
    highestAdmittedId: findHighestAdmittedId({ unknownAgents: settings.unknownAgents, agentIdMax }),
  };
}
