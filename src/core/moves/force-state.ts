// The move of an inspector who forces an agent busy, idle or into a rest.
import { type Move, move, signedIn } from "../floor.ts";
import type { AgentId } from "../model/ids.ts";
import { Refusal, refuse } from "../model/refusal.ts";
import { BUSY_REASON, becomeBusy, becomeIdle, beginRest } from "../steps/agent-state.ts";
import type { Duration } from "../time/time.ts";

export interface ForceState {
  agent: AgentId;
  /** For a rest: its granted time, and its cause (0 to 255). */
  state: "idle" | "busy" | { rest: Duration; cause: number };
}

/**
 * Forces an agent into a state, and cancels its booking. An agent in a call can't be forced.
 *
 * Refuses: not-signed-in, state-forbids.
 */
export const forceState: Move<ForceState, "done"> = move((floor, { agent: id, state }) => {
  const agent = signedIn(floor, id);
  if (agent instanceof Refusal) return agent;
  if (agent.session.state.name === "occupied") return refuse("state-forbids");
  agent.session.booking = undefined;
  if (state === "idle") becomeIdle(floor, agent, true);
  else if (state === "busy") becomeBusy(floor, agent, BUSY_REASON.forced);
  else beginRest(floor, agent, state.cause, state.rest);
  return "done";
});
