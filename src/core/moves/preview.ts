// The platform proposes a call to an agent, who may make it.

import { type Move, move, signedIn } from "../floor.ts";
import { MOST_PREVIEWS } from "../model/capacity.ts";
import type { AgentId } from "../model/ids.ts";
import { Refusal, refuse } from "../model/refusal.ts";

export interface OfferPreview {
  agent: AgentId;
  /** The numbers of which the agent may call one. */
  numbers: readonly string[];
  /** Data that the call is to carry. */
  data?: string;
}

/** Proposes a call (cec_07_1377); answers the number of its control block. Refuses: not-signed-in. */
export const offerPreview: Move<OfferPreview, number> = move((floor, { agent: id, numbers, data = "" }) => {
  const agent = signedIn(floor, id);
  if (agent instanceof Refusal) return agent;
  const control = ++floor.state.previewSerial;
  if (agent.session.previews.push({ control, numbers, data }) > MOST_PREVIEWS) agent.session.previews.shift();
  floor.emit({ type: "previewOffered", agent: id, control, numbers, data });
  return control;
});

/** Takes a proposal back (cec_07_1375). Refuses: not-signed-in, no-such-preview. */
export const withdrawPreview: Move<{ agent: AgentId; control: number }, "done"> = move(
  (floor, { agent: id, control }) => {
    const agent = signedIn(floor, id);
    if (agent instanceof Refusal) return agent;
    const { previews } = agent.session;
    if (!previews.some((one) => one.control === control)) return refuse("no-such-preview");
    agent.session.previews = previews.filter((one) => one.control !== control);
    floor.emit({ type: "previewWithdrawn", agent: id, control });
    return "done";
  },
);
