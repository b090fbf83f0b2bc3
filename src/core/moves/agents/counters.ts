// Moves that pin the counters of an agent, or backdate its next sign-in.

import { declareMove, type Move } from "../../floor.ts";
import type { Past } from "../../model/agent.ts";
import { COUNTERS, type CounterName } from "../../model/counters.ts";
import type { AgentId } from "../../model/ids.ts";
import { refuse } from "../../model/refusal.ts";

/** The input of `pinCounters`. */
export interface PinCounters {
  readonly agent: AgentId;
  readonly set: Readonly<Partial<Record<CounterName, number>>>;
  /** The counters to unpin; none by default. */
  readonly clear?: readonly CounterName[] | "all" | undefined;
}

/** Pins counters to values, and unpins others. A pinned counter never changes, not even at a sign-in. Refuses: unknown-agent. */
export const pinCounters: Move<PinCounters, "done"> = declareMove((floor, { agent, set, clear = [] }) => {
  if (!floor.state.agents.has(agent)) return refuse("unknown-agent");
  floor.emit({ type: "countersPinned", agent, set, clear: clear === "all" ? COUNTERS : clear });
  return "done";
});

/** Backdates an agent's next sign-in, with the counters of the time since. Refuses: unknown-agent. */
export const backdateSignIn: Move<{ agent: AgentId; past: Past }, "done"> = declareMove(
  (floor, { agent: id, past }) => {
    const agent = floor.state.agents.get(id);
    if (agent === undefined) return refuse("unknown-agent");
    agent.past = past;
    return "done";
  },
);
