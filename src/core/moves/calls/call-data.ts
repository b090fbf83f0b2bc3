// The move that attaches data to a call.
import { declareMove, findSignedIn, legsOf, type Move } from "../../floor.ts";
import type { AgentId, CallId } from "../../model/ids.ts";
import { Refusal, refuse } from "../../model/refusal.ts";

/** The input of `attachData`. */
export interface AttachData {
  agent: AgentId;
  /** The call of the agent; if undefined, the active one, else the newest. */
  call: CallId | undefined;
  data: string | undefined;
  /** `call`: data that the next agent gets; `business`: separate business data. */
  kind: "call" | "business";
}

/** Attaches data to a call, and replaces earlier data (cec_07_1263). Refuses: not-signed-in, no-call-for-data, no-data. */
export const attachData: Move<AttachData, "done"> = declareMove((floor, { agent: id, call: wanted, data, kind }) => {
  const agent = findSignedIn(floor, id);
  if (agent instanceof Refusal) return agent;
  const legs = legsOf(floor, agent);
  const present = legs.find(({ leg }) => leg.state === "talking") ?? legs.at(-1);
  const found = wanted === undefined ? present : legs.find(({ call }) => call.id === wanted);
  if (found === undefined) return refuse("no-call-for-data");
  if (data === undefined) return refuse("no-data");
  found.call[kind === "call" ? "data" : "businessData"] = data;
  return "done";
});
