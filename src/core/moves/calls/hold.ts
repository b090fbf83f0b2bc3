// Moves that hold a call and retrieve it.

import { declareMove, findSignedIn, legsOf, type Move } from "../../floor.ts";
import { isConsultation, LEG_ACTIONS } from "../../model/call.ts";
import type { AgentId, CallId } from "../../model/ids.ts";
import { Refusal, refuse } from "../../model/refusal.ts";
import { findHeldCall } from "../../steps/legs.ts";
import { resumeTalk } from "../../steps/resume-talk.ts";

/**
 * Holds the active call (cec_07_1239), unless it is a consultation, is being transferred, or is a three-way call.
 *
 * Refuses: not-signed-in, nothing-to-hold, hold-forbidden.
 */
export const holdCall: Move<{ agent: AgentId }, "done"> = declareMove((floor, { agent: id }) => {
  const agent = findSignedIn(floor, id);
  if (agent instanceof Refusal) return agent;
  const legs = legsOf(floor, agent);
  if (legs.length === 0) return refuse("nothing-to-hold");
  const found = legs.find(({ leg }) => LEG_ACTIONS[leg.state].includes("hold"));
  if (found === undefined) return refuse("hold-forbidden");
  const { call, leg } = found;
  if (isConsultation(call) || call.transfer !== undefined || call.bridge !== undefined) return refuse("hold-forbidden");
  leg.state = "held";
  leg.since = floor.clock.now;
  floor.emit({ type: "held", agent: id, call: call.id, asked: true });
  return "done";
});

/** The input of `retrieveCall`. */
export interface RetrieveCall {
  agent: AgentId;
  /** The held call to retrieve; the last one held if undefined. */
  call: CallId | undefined;
}

/** Retrieves a held call (cec_07_1241). Refuses: not-signed-in, nothing-held, retrieve-forbidden. */
export const retrieveCall: Move<RetrieveCall, "done"> = declareMove((floor, { agent: id, call: wanted }) => {
  const agent = findSignedIn(floor, id);
  if (agent instanceof Refusal) return agent;
  const legs = legsOf(floor, agent);
  const found = findHeldCall(legs, wanted);
  if (found === undefined) return refuse("nothing-held");
  if (legs.some(({ leg }) => leg.state !== "held")) return refuse("retrieve-forbidden");
  resumeTalk(floor, found.call, found.leg, "retrieved");
  return "done";
});
