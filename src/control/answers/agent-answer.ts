// An agent as the control API tells it: state, session and counters; never a password or a Guid.
import * as z from "zod";
import {
  type Agent,
  type Booking,
  COUNTERS,
  formatDuration,
  isLocked,
  type Session,
  stateOf,
} from "../../core/index.ts";
import { iso } from "../../forms/iso.ts";
import type { World } from "../../world/world.ts";
import { isoInstant, isoOrNull } from "./written.ts";

const bookingAnswer = z.union([
  z.strictObject({ kind: z.literal("busy"), reason: z.int() }),
  z.strictObject({ kind: z.literal("rest"), cause: z.int(), granted: z.string() }),
]);

const sessionAnswer = z.strictObject({
  signedInAt: isoInstant,
  phone: z.string(),
  autoAnswer: z.boolean(),
  autoEnterIdle: z.boolean(),
  releasePhone: z.boolean().describe("Whether its line is dropped after each call, so that phone events come."),
  agentType: z.enum(["phone", "videoPhone"]),
  phoneLinkage: z.boolean(),
  pushed: z.boolean().describe("Whether its events are pushed; else its client polls."),
  supervised: z.boolean().describe("Whether silence ends the session."),
  talkRight: z.boolean().describe("Whether it takes calls from its queues."),
  skills: z.array(z.int()).describe("The queues that it takes calls from now."),
  calls: z.array(z.string()).describe("The ids of its calls, oldest first."),
  booking: bookingAnswer.nullable().describe("What begins after the call or wrap-up."),
  previews: z
    .array(z.strictObject({ control: z.int(), numbers: z.array(z.string()), data: z.string() }))
    .describe("The calls that are proposed to it, oldest first."),
  played: z.boolean().describe("Whether the simulator signed it in; no client is waited for."),
});

/** What an agent can be at. */
export const SHOWN_STATES = ["signedOut", "idle", "busy", "rest", "wrapUp", "dialing", "ringing", "talking"] as const;

/** The shape of an agent in answers. */
export const agentAnswer = z
  .strictObject({
    id: z.int(),
    name: z.string(),
    group: z.string().describe("The agents' group that it is in."),
    inspector: z.boolean().describe("Whether it may look into the work of other agents."),
    phone: z.string().describe("The number it uses when the simulator plays it."),
    queues: z.array(z.int()).describe("The queues that it is configured for."),
    autopilot: z.boolean().describe("Whether it answers by itself whenever the simulator has signed it in."),
    locked: z.boolean().describe("Whether too many wrong passwords have locked its account."),
    state: z.enum(SHOWN_STATES),
    since: isoInstant.nullable().describe("Since when it is in this state; null when signed out."),
    session: sessionAnswer.nullable(),
    statistics: z.strictObject(Object.fromEntries(COUNTERS.map((name) => [name, z.int().min(0)]))),
    waitingEvents: z.int().min(0).describe("How many events its client has not fetched."),
  })
  .meta({ id: "Agent" });

/** An agent at this moment. */
export function agentOf({ center, autopilots }: World, agent: Agent): z.output<typeof agentAnswer> {
  const { id, name, group, inspector, phone, queues, session, mailbox } = agent;
  const state = stateOf(center, id);
  return {
    id,
    name,
    group,
    inspector,
    phone,
    queues: [...queues],
    autopilot: autopilots.has(id),
    locked: isLocked(center, agent),
    state: state.name,
    since: isoOrNull(state.since),
    session: session === undefined ? null : sessionOf(session),
    statistics: center.statistics(id),
    waitingEvents: mailbox.waiting.length,
  };
}

function sessionOf({
  signedInAt,
  details,
  supervised,
  talkRight,
  skills,
  calls,
  booking,
  previews,
  played,
}: Session): z.output<typeof sessionAnswer> {
  return {
    signedInAt: iso(signedInAt),
    phone: details.phone,
    autoAnswer: details.autoAnswer,
    autoEnterIdle: details.autoEnterIdle,
    releasePhone: details.releasePhone,
    agentType: details.agentType,
    phoneLinkage: details.phoneLinkage,
    pushed: details.push !== undefined,
    supervised,
    talkRight,
    skills: [...skills],
    calls: [...calls],
    booking: booking === undefined ? null : bookingOf(booking),
    previews: previews.map(({ control, numbers, data }) => ({ control, numbers: [...numbers], data })),
    played,
  };
}

function bookingOf(booking: Booking): z.output<typeof bookingAnswer> {
  if (booking.kind === "busy") return { kind: "busy", reason: booking.reason };
  return { kind: "rest", cause: booking.cause, granted: formatDuration(booking.granted) };
}
