// Moves of a signed-in agent on its own state: busy, idle, rest, wrap-up, and the queues that it signs in to.

import { declareMove, type Floor, findSignedIn, type Move, type SignedIn } from "../../floor.ts";
import type { Booking } from "../../model/agent.ts";
import type { AgentId, QueueId } from "../../model/ids.ts";
import { Refusal, refuse } from "../../model/refusal.ts";
import { STATE_ACTIONS, type StateAction } from "../../model/state-actions.ts";
import { becomeBusy, becomeIdle, beginRest, beginWrapUp, endState, prolongRest } from "../../steps/agent-state.ts";
import { removeFromFreeAgents, updateFreeAgents } from "../../steps/free-agents.ts";
import type { Duration } from "../../time/time.ts";

/** The input of `requestBusy`. */
export interface RequestBusy {
  agent: AgentId;
  /** 200 to 250, or 0 for none. */
  reason: number;
  /** If already busy: continue the present busy state instead of beginning a new one. */
  prolong: boolean;
}

/**
 * Makes the agent busy (cec_07_1211). During a call, conference, inspection or wrap-up, busy is booked for its end.
 *
 * Refuses: not-signed-in, state-forbids.
 */
export const requestBusy: Move<RequestBusy, "done"> = declareMove((floor, { agent: id, reason, prolong }) =>
  performIfAllowed(floor, id, "sayBusy", { kind: "busy", reason }, (agent) => {
    if (agent.session.state.name === "busy" && prolong) return;
    becomeBusy(floor, agent, reason);
  }),
);

/** Ends busy (cec_07_1212), or cancels a booked busy. Refuses: not-signed-in, state-forbids. */
export const cancelBusy: Move<{ agent: AgentId }, "done"> = declareMove((floor, { agent: id }) =>
  performIfAllowed(floor, id, "cancelBusy", "busy", (agent) => endState(floor, agent, "busyEnded")),
);

const END_EVENTS = { busy: "busyEnded", rest: "restEnded", wrapUp: "wrapUpEnded" } as const;

/**
 * Makes the agent idle (cec_07_1210), and cancels its booking. During a call, conference or inspection, only cancels the booking.
 *
 * Refuses: not-signed-in, state-forbids.
 */
export const requestIdle: Move<{ agent: AgentId }, "done"> = declareMove((floor, { agent: id }) =>
  performIfAllowed(floor, id, "sayFree", "any", (agent) => {
    const { name } = agent.session.state;
    agent.session.booking = undefined;
    if (name === "busy" || name === "rest" || name === "wrapUp") endState(floor, agent, END_EVENTS[name]);
    else becomeIdle(floor, agent);
  }),
);

/** The input of `requestRest`. */
export interface RequestRest {
  agent: AgentId;
  /** The granted time of the rest. */
  time: Duration;
  /** 0 to 255. */
  cause: number;
  /** If already resting: extend the present rest by `time` instead of beginning a new one. */
  prolong: boolean;
}

/**
 * Begins or extends a rest (cec_07_1213). During a call, conference, inspection or wrap-up, the rest is booked for its end.
 *
 * Refuses: not-signed-in, state-forbids.
 */
export const requestRest: Move<RequestRest, "done"> = declareMove((floor, { agent: id, time, cause, prolong }) =>
  performIfAllowed(floor, id, "rest", { kind: "rest", cause, granted: time }, (agent) => {
    const { state } = agent.session;
    if (state.name === "rest" && prolong) prolongRest(floor, agent, state, time);
    else beginRest(floor, agent, cause, time);
  }),
);

/** Ends a rest (cec_07_1214), or cancels a booked rest. Refuses: not-signed-in, state-forbids. */
export const cancelRest: Move<{ agent: AgentId }, "done"> = declareMove((floor, { agent: id }) =>
  performIfAllowed(floor, id, "cancelRest", "rest", (agent) => endState(floor, agent, "restEnded")),
);

/** Enters wrap-up (cec_07_1215). Refuses: not-signed-in, state-forbids. */
export const requestWrapUp: Move<{ agent: AgentId }, "done"> = declareMove((floor, { agent: id }) =>
  performIfAllowed(floor, id, "work", "any", (agent) => beginWrapUp(floor, agent, true)),
);

/** Ends wrap-up (cec_07_1216), and begins the booked state, if any. Refuses: not-signed-in, state-forbids. */
export const cancelWrapUp: Move<{ agent: AgentId }, "done"> = declareMove((floor, { agent: id }) =>
  performIfAllowed(floor, id, "cancelWork", "any", (agent) => endState(floor, agent, "wrapUpEnded")),
);

/** The input of `chooseSkills`. */
export interface ChooseSkills {
  agent: AgentId;
  /** The queues to sign in to; "all" for every configured queue. Queues that the agent is not configured for are ignored. */
  queues: readonly QueueId[] | "all";
}

/** Signs the agent in to these queues only (cec_07_1209). Refuses: not-signed-in, no-phone. */
export const chooseSkills: Move<ChooseSkills, "done"> = declareMove((floor, { agent: id, queues }) => {
  const agent = findSignedIn(floor, id);
  if (agent instanceof Refusal) return agent;
  if (agent.session.details.phone === "") return refuse("no-phone");
  removeFromFreeAgents(floor, agent);
  agent.session.skills = agent.queues.filter((queue) => queues === "all" || queues.includes(queue));
  floor.emit({ type: "skillsChosen", agent: id, queues: agent.session.skills });
  updateFreeAgents(floor, agent);
  return "done";
});

/** Performs a request, books it, cancels a booking, or refuses, as the table of states says. */
function performIfAllowed(
  floor: Floor,
  id: AgentId,
  action: StateAction,
  booking: Booking | Booking["kind"] | "any",
  act: (agent: SignedIn) => void,
): "done" | Refusal {
  const agent = findSignedIn(floor, id);
  if (agent instanceof Refusal) return agent;
  const { session } = agent;
  switch (STATE_ACTIONS[session.state.name][action]) {
    case "now":
      act(agent);
      return "done";
    case "later":
      if (typeof booking === "object") session.booking = booking;
      return "done";
    case "unbook":
      if (session.booking === undefined || (booking !== "any" && session.booking.kind !== booking)) {
        return refuse("state-forbids");
      }
      session.booking = undefined;
      return "done";
    case "no":
      return refuse("state-forbids");
  }
}
