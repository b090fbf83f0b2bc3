// Returns the counters of an agent to a client, if the client may query them now.

import type { DeepReadonly } from "../deep-readonly.ts";
import type { Session } from "../model/agent.ts";
import type { Counters } from "../model/counters.ts";
import type { AgentId } from "../model/ids.ts";
import { type Refusal, refuse } from "../model/refusal.ts";
import type { View } from "./view.ts";

/** A view that also has counters; a `Center` is one. */
interface CountedView extends View {
  statistics(agent: AgentId): Counters;
}

/**
 * Returns the 18 counters of an agent at this moment, in the documented order. The specification requires a ringing, active or held call,
 * or a conference. The setting `statisticsOutsideCall` can remove this prerequisite, because some clients query the counters while idle.
 *
 * Refuses: in-no-call.
 */
export function statisticsOf(
  view: CountedView,
  id: AgentId,
  { calls, conference }: Pick<DeepReadonly<Session>, "calls" | "conference">,
): Counters | Refusal {
  if (calls.length === 0 && conference === undefined && view.settings.statisticsOutsideCall === "refuse")
    return refuse("in-no-call");
  return view.statistics(id);
}
