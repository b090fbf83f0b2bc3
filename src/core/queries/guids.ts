// Checks whether an issued Guid is still valid.

import type { DeepReadonly } from "../deep-readonly.ts";
import type { IssuedGuid } from "../model/agent.ts";
import type { View } from "./view.ts";

/** Returns whether an issued Guid is still valid. */
export function isGuidValid(view: View, guid: DeepReadonly<IssuedGuid>): boolean {
  return view.settings.authMode !== "dynamic" || !isGuidExpired(view, guid);
}

/** Returns whether a Guid has reached the maximum age (`guidTimeout`). Only in dynamic mode does that make it invalid. */
export function isGuidExpired({ settings, state, now }: View, { countedFrom }: DeepReadonly<IssuedGuid>): boolean {
  return now - countedFrom >= settings.guidTimeout * state.paceFactor;
}
