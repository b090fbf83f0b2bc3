// The move of an inspector who forces an agent busy, idle or into a rest.
import { declareMove, findSignedIn, type Move } from "../../floor.ts";
import type { AgentId } from "../../model/ids.ts";
import { Refusal, refuse } from "../../model/refusal.ts";
import { BUSY_REASON, becomeBusy, becomeIdle, beginRest } from "../../steps/agent-state.ts";
import type { Duration } from "../../time/time.ts";

/** The input of `forceState`. */
export interface ForceState {
  agent: AgentId;
  /** For a rest: its granted time, and its cause (0 to 255). */
  state: "idle" | "busy" | { rest: Duration; cause: number };
  /** Books busy or a rest if the agent has a call or conference, or inspects. If undefined, the move refuses such an agent. */
  isBookable?: true;
}

/**
 * Forces an agent busy (cec_07_2405), idle (cec_07_2406) or into a rest (cec_07_2411), and cancels its booking. For an agent who has a call
 * or conference, or inspects, busy or a rest can only be booked.
 *
 * Refuses: not-signed-in, state-forbids.
 */
export const forceState: Move<ForceState, "done"> = declareMove((floor, { agent: id, state, isBookable }) => {
  const agent = findSignedIn(floor, id);
  if (agent instanceof Refusal) return agent;
  const { name } = agent.session.state;
  if (name === "occupied" || name === "inspecting") {
    if (isBookable !== true || state === "idle") return refuse("state-forbids");
    agent.session.booking =
      state === "busy"
        ? { kind: "busy", reason: BUSY_REASON.forced }
        : { kind: "rest", cause: state.cause, granted: state.rest };
    return "done";
  }
  agent.session.booking = undefined;
  if (state === "idle") becomeIdle(floor, agent, true);
  else if (state === "busy") becomeBusy(floor, agent, BUSY_REASON.forced);
  else beginRest(floor, agent, state.cause, state.rest);
  return "done";
});
