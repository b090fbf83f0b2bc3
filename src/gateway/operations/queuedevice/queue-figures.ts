// Operations that return the figures of several queues.
import * as z from "zod";
import { type Center, countSignedIn, refuse } from "../../../core/index.ts";
import { QUEUEDEVICE } from "../../../words/interfaces/queuedevice.ts";
import { declareOperation } from "../../operation.ts";
import { orAbsent, wholeNumber } from "../lenient.ts";
import { createQueueStatisticsShape, describeQueue } from "../queue-statistics.ts";

/** Returns the shape of ids of queues. They may be text, because one client sends them so. */
const queueIds = () => z.array(wholeNumber(0, 999_999_999), { error: "000-002" }).max(100, { error: "000-002" });

/** Describes the queues that exist, in the order of the request. */
function describeQueues(center: Center, ids: readonly number[]) {
  const signedIn = countSignedIn(center);
  return ids.flatMap((id) => {
    const queue = center.state.queues.get(id);
    return queue === undefined ? [] : [describeQueue(center, queue, signedIn.get(id) ?? 0)];
  });
}

const queryStatInfoOfAcd = declareOperation(QUEUEDEVICE.queryStatInfoOfAcd, {
  summary: "Returns the figures of queues. Unknown queues are left out.",
  body: () => z.object({ skills: queueIds() }),
  success: "data",
  result: () => z.array(createQueueStatisticsShape()),
  retcodes: ["000-002", "100-006", "100-007"],
  events: [],
  confidence: "seen",
  handle: ({ center, body }) => describeQueues(center, body.skills),
});

const querySkillStatWithVdn = declareOperation(QUEUEDEVICE.querySkillStatWithVdn, {
  summary: "Returns the figures of queues of a VDN, by default of the agent's VDN. Unknown queues are left out.",
  body: () => z.object({ vdnid: orAbsent(wholeNumber(0, 512)), skills: queueIds() }),
  success: "data",
  result: () => z.array(createQueueStatisticsShape()),
  retcodes: ["000-002", "100-006", "100-007", "600-002"],
  events: [],
  confidence: "inferred",
  handle: ({ center, body }) =>
    body.vdnid !== undefined && body.vdnid !== center.state.vdn.id
      ? refuse("no-queues")
      : describeQueues(center, body.skills),
});

/** The queries of the figures of queues (cec_07_1023, generated client). */
export const queueFigures = [queryStatInfoOfAcd, querySkillStatWithVdn];
