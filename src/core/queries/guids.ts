// Reads Guids: which of those that were handed out may still be shown.

import type { DeepReadonly } from "../deep-readonly.ts";
import type { IssuedGuid } from "../model/agent.ts";
import type { View } from "./view.ts";

/** Whether a Guid that was handed out may still be shown. */
export function isGuidAlive(view: View, guid: DeepReadonly<IssuedGuid>): boolean {
  return view.settings.authMode !== "dynamic" || !isGuidOutlived(view, guid);
}

/** Whether the life of a Guid is over, in a mode in which it has one. */
export function isGuidOutlived({ settings, state, now }: View, { countedFrom }: DeepReadonly<IssuedGuid>): boolean {
  return now - countedFrom >= settings.guidTimeout * state.paceFactor;
}
