// Writes calls for answers.
import * as z from "zod";
import { type Call, type CallFeature, type Leg, type LegState, listHearings } from "../../core/index.ts";
import { formatInstant } from "../../forms/instant-form.ts";
import type { World } from "../../world/world.ts";
import { formatInstantOrNull, isoInstant } from "./fields.ts";

/** The destination of a call in bodies and answers: a queue, or an agent (a direct call). */
export const destinationAnswer = z.union([z.strictObject({ queue: z.int() }), z.strictObject({ agent: z.int() })]);

const FEATURES = [
  "inbound",
  "outbound",
  "preview",
  "internal",
  "twoPartyHelp",
  "threePartyHelp",
] as const satisfies readonly CallFeature[];

const LEG_STATES = [
  "alerting",
  "dialing",
  "ringing",
  "talking",
  "held",
  "joined",
  "suspended",
] as const satisfies readonly LegState[];

/** The states of a call in progress. */
export const CALL_STATES = ["waiting", "ringing", "dialing", "talking", "held", "ivr"] as const;

const party = z
  .union([z.strictObject({ agent: z.int() }), z.strictObject({ number: z.string() })])
  .describe("An agent, or an outside party by its number.");

/** The schema of a call in answers. */
export const callAnswer = z
  .strictObject({
    id: z.string(),
    feature: z.enum(FEATURES),
    from: z.string(),
    called: z.string().describe("The number that was dialed."),
    to: z
      .union([destinationAnswer, z.strictObject({ number: z.string() })])
      .nullable()
      .describe(
        "The queue or agent that it waits for or came from; otherwise, the queue, agent or number that an agent called.",
      ),
    state: z
      .enum([...CALL_STATES, "over"])
      .describe(
        "`over` appears only in the answer to the request that ended the call, or that created a call that ended immediately.",
      ),
    media: z.enum(["voice", "video"]),
    queue: z.int().nullable().describe("The queue that the call counts for; null if there is none."),
    begunAt: isoInstant,
    answeredAt: isoInstant.nullable(),
    transferredBy: z.int().nullable().describe("The agent who transferred it last; null if no agent did."),
    data: z.string(),
    legs: z
      .array(z.strictObject({ agent: z.int(), state: z.enum(LEG_STATES), since: isoInstant, muted: z.boolean() }))
      .describe("The agents in the call. `joined`: talks in another call that is connected with this one."),
    outside: z
      .array(z.strictObject({ number: z.string(), state: z.enum(["called", "here"]) }))
      .describe("The outside parties, the customer first. `called`: the phone rings. `here`: in the call."),
    hears: z
      .array(z.strictObject({ party, hears: z.array(party) }))
      .optional()
      .describe("Who hears whom, with the parties of a joined call and inspectors. Only in the answer to getCall."),
  })
  .meta({ id: "Call" });

/** Returns a call in the form of an answer. */
export function writeCall({ center }: Pick<World, "center">, call: Call): z.output<typeof callAnswer> {
  const { id, feature, caller, called, media, queue, begunAt, answeredAt, transferredBy, data, legs, outside } = call;
  return {
    id,
    feature,
    from: caller,
    called,
    to: call.destination ?? call.dials ?? null,
    state: center.call(id) === undefined ? "over" : callStateOf(call),
    media,
    queue: queue ?? null,
    begunAt: formatInstant(begunAt),
    answeredAt: formatInstantOrNull(answeredAt),
    transferredBy: transferredBy ?? null,
    data,
    legs: legs.map(({ agent, state, since, muted }) => ({ agent, state, since: formatInstant(since), muted })),
    outside: outside.map(({ number, state }) => ({ number, state })),
  };
}

/** Returns a call in the form of an answer, with who hears whom in it. */
export function writeCallWithHearings(world: World, call: Call): z.output<typeof callAnswer> {
  const hearings = listHearings(world.center, call);
  return { ...writeCall(world, call), hears: hearings.map(({ party, hears }) => ({ party, hears: [...hears] })) };
}

/** Returns the state of a call in progress. Talking precedes an IVR, which precedes hold, dialing, ringing and waiting. */
export function callStateOf({ legs, outside, waiting, ivr }: Call): (typeof CALL_STATES)[number] {
  const hasLeg = (...states: Leg["state"][]): boolean => legs.some(({ state }) => states.includes(state));
  if (hasLeg("talking", "joined")) return "talking";
  if (ivr !== undefined) return "ivr";
  if (hasLeg("held")) return "held";
  if (legs.some(({ side, state }) => side === "caller" && (state === "dialing" || state === "alerting"))) {
    return "dialing";
  }
  if (hasLeg("ringing", "alerting")) return "ringing";
  if (waiting) return "waiting";
  return outside.some(({ state }) => state === "called") ? "ringing" : "talking";
}
