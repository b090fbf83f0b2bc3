// Putting the customer on hold, and coming back.
import { LEG_ACTIONS } from "../call.ts";
import { legsOf, type Move, signedIn } from "../floor.ts";
import type { AgentId, CallId } from "../ids.ts";
import { Refusal, refuse } from "../refusal.ts";
import { factsOf } from "../steps/offer.ts";

/** Holds the call that is talked (cec_07_1239). Refuses: not-signed-in, nothing-to-hold, hold-forbidden. */
export const hold: Move<{ agent: AgentId }, "done"> = (floor, { agent: id }) => {
  const agent = signedIn(floor, id);
  if (agent instanceof Refusal) return agent;
  const legs = legsOf(floor, agent);
  if (legs.length === 0) return refuse("nothing-to-hold");
  const found = legs.find(({ leg }) => LEG_ACTIONS[leg.state].includes("hold"));
  if (found === undefined) return refuse("hold-forbidden");
  found.leg.state = "held";
  found.leg.since = floor.clock.now;
  floor.emit({ type: "held", agent: id, call: found.call.id });
  return "done";
};

export interface Retrieve {
  agent: AgentId;
  /** Which held call; undefined: the one that was held last. */
  call: CallId | undefined;
}

/** Goes back to a held call (cec_07_1241). Refuses: not-signed-in, nothing-held, retrieve-forbidden. */
export const retrieve: Move<Retrieve, "done"> = (floor, { agent: id, call: wanted }) => {
  const agent = signedIn(floor, id);
  if (agent instanceof Refusal) return agent;
  const legs = legsOf(floor, agent);
  const held = legs.filter(
    ({ call, leg }) => LEG_ACTIONS[leg.state].includes("retrieve") && (wanted === undefined || call.id === wanted),
  );
  const found = held.toSorted((a, b) => b.leg.since - a.leg.since)[0];
  if (found === undefined) return refuse("nothing-held");
  if (legs.some(({ leg }) => leg.state === "talking")) return refuse("retrieve-forbidden");
  found.leg.state = "talking";
  found.leg.since = floor.clock.now;
  floor.emit({ type: "talking", cause: "retrieved", agent: id, ...factsOf(floor, found.call) });
  return "done";
};
