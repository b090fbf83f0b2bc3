// Moves of the platform that offer a preview to an agent, or withdraw one.

import { declareMove, findSignedIn, type Move } from "../../floor.ts";
import { MAX_PREVIEWS } from "../../model/capacity.ts";
import type { AgentId } from "../../model/ids.ts";
import { Refusal, refuse } from "../../model/refusal.ts";

/** The input of `offerPreview`. */
export interface OfferPreview {
  agent: AgentId;
  /** The numbers; the agent can call one of them. */
  numbers: readonly string[];
  /** Data to attach to the call. */
  data?: string;
}

/**
 * Offers a preview (cec_07_1377), and drops the oldest one beyond the limit. Returns the number of the new preview's control block.
 *
 * Refuses: not-signed-in.
 */
export const offerPreview: Move<OfferPreview, number> = declareMove((floor, { agent: id, numbers, data = "" }) => {
  const agent = findSignedIn(floor, id);
  if (agent instanceof Refusal) return agent;
  const control = ++floor.state.previewSerial;
  if (agent.session.previews.push({ control, numbers, data }) > MAX_PREVIEWS) agent.session.previews.shift();
  floor.emit({ type: "previewOffered", agent: id, control, numbers, data });
  return control;
});

/** Withdraws a preview (cec_07_1375). Refuses: not-signed-in, no-such-preview. */
export const withdrawPreview: Move<{ agent: AgentId; control: number }, "done"> = declareMove(
  (floor, { agent: id, control }) => {
    const agent = findSignedIn(floor, id);
    if (agent instanceof Refusal) return agent;
    const { previews } = agent.session;
    if (!previews.some((preview) => preview.control === control)) return refuse("no-such-preview");
    agent.session.previews = previews.filter((preview) => preview.control !== control);
    floor.emit({ type: "previewWithdrawn", agent: id, control });
    return "done";
  },
);
