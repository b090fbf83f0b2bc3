// A call as the control API tells it.
import { z } from "zod";
import type { Call, Leg } from "../core/index.ts";
import type { World } from "../world/world.ts";
import { iso, isoInstant, isoOrNull } from "./written.ts";

/** Where a call goes, in bodies and answers: a queue, or an agent by name. */
export const destinationAnswer = z.union([z.strictObject({ queue: z.int() }), z.strictObject({ agent: z.int() })]);

/** The shape of a call in answers. */
export const callAnswer = z.strictObject({
  id: z.string(),
  feature: z.enum(["inbound"]),
  from: z.string(),
  called: z.string().describe("The number that was dialled."),
  to: destinationAnswer,
  state: z
    .enum(["waiting", "ringing", "talking", "held", "over"])
    .describe("over: only in the answer to the request that ended it, or that made a call which ended at once."),
  begunAt: isoInstant,
  answeredAt: isoInstant.nullable(),
  data: z.string(),
  legs: z.array(z.strictObject({ agent: z.int(), state: z.enum(["ringing", "talking", "held"]), since: isoInstant })),
});

/** A call at this moment. */
export function callOf({ center }: World, call: Call): z.output<typeof callAnswer> {
  const { id, feature, customer, called, destination, begunAt, answeredAt, data, legs } = call;
  return {
    id,
    feature,
    from: customer.number,
    called,
    to: "queue" in destination ? { queue: destination.queue } : { agent: destination.agent },
    state: center.call(id) === undefined ? "over" : stateOf(legs),
    begunAt: iso(begunAt),
    answeredAt: isoOrNull(answeredAt),
    data,
    legs: legs.map(({ agent, state, since }) => ({ agent, state, since: iso(since) })),
  };
}

// The liveliest leg tells what the call as a whole is at.
function stateOf(legs: readonly Leg[]): "waiting" | Leg["state"] {
  const has = (state: Leg["state"]): boolean => legs.some((leg) => leg.state === state);
  return (["talking", "held", "ringing"] as const).find(has) ?? "waiting";
}
