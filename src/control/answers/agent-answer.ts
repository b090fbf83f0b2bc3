// Writes agents for answers: state, session and counters, never a password or a Guid.
import * as z from "zod";
import {
  type Agent,
  type Booking,
  COUNTER_MEANINGS,
  COUNTERS,
  formatDuration,
  isLocked,
  type Session,
  SHOWN_STATES,
  stateOf,
} from "../../core/index.ts";
import { formatInstant } from "../../forms/instant-form.ts";
import type { World } from "../../world/world.ts";
import { formatInstantOrNull, isoInstant } from "./fields.ts";

const bookingAnswer = z.union([
  z.strictObject({ kind: z.literal("busy"), reason: z.int() }),
  z.strictObject({ kind: z.literal("rest"), cause: z.int(), granted: z.string() }),
]);

/** The schema of a session in answers. */
export const sessionAnswer = z.strictObject({
  signedInAt: isoInstant,
  phone: z.string(),
  autoAnswer: z.boolean(),
  autoEnterIdle: z.boolean(),
  releasePhone: z
    .boolean()
    .describe("Whether the phone goes on hook after each call. If not, there are no phone events."),
  agentType: z.enum(["phone", "videoPhone"]),
  phoneLinkage: z.boolean(),
  pushed: z.boolean().describe("Whether its events are pushed. If not, its client polls."),
  supervised: z
    .boolean()
    .describe("Whether the session ends if the client is silent, unless the setting `supervision` is off."),
  talkRight: z.boolean().describe("Whether it takes calls and chats from its queues."),
  skills: z.array(z.int()).describe("The queues that it has signed in to."),
  calls: z.array(z.string()).describe("The ids of its calls, oldest first."),
  chats: z.array(z.string()).describe("The ids of its chats, oldest first."),
  conference: z
    .int()
    .nullable()
    .describe("The id of the conference that it is in, or is called into; null if there is none."),
  booking: bookingAnswer
    .nullable()
    .describe(
      "The busy or rest state that begins after the call, conference, inspection or wrap-up; null without a booking.",
    ),
  previews: z
    .array(z.strictObject({ control: z.int(), numbers: z.array(z.string()), data: z.string() }))
    .describe("Its preview calls, oldest first."),
  played: z.boolean().describe("Whether the simulator signed it in, without a client."),
});

/** The schema of an agent in answers. */
export const agentAnswer = z
  .strictObject({
    id: z.int(),
    name: z.string(),
    group: z.string().describe("Name of its agent group."),
    inspector: z.boolean().describe("Whether it is an inspector, who can monitor and control other agents."),
    phone: z.string().describe("The phone number that it uses if the simulator signs it in."),
    queues: z.array(z.int()).describe("Its configured queues."),
    autopilot: z
      .boolean()
      .describe("Whether the agent is on autopilot: it answers by itself while the simulator plays it."),
    locked: z.boolean().describe("Whether its account is locked after too many wrong passwords."),
    state: z.enum(SHOWN_STATES),
    since: isoInstant.nullable().describe("Start of the state; null if it is signed out."),
    session: sessionAnswer.nullable().describe("Null if it is signed out."),
    statistics: z.strictObject(
      Object.fromEntries(COUNTERS.map((name) => [name, z.int().min(0).describe(COUNTER_MEANINGS[name])])),
    ),
    waitingEvents: z.int().min(0).describe("Number of events that its client has not received yet."),
  })
  .meta({ id: "Agent" });

/** Returns an agent in the form of an answer. */
export function writeAgent(world: World, agent: Agent): z.output<typeof agentAnswer> {
  const { id, session, mailbox } = agent;
  return {
    ...writeAgentFacts(world, agent),
    session: session === undefined ? null : writeSession(session),
    statistics: world.center.statistics(id),
    waitingEvents: mailbox.waiting.length,
  };
}

/** Returns the members of an agent's answer other than its session and its counts. `name`: its name, if it is already known. */
export function writeAgentFacts(
  { center, autopilots }: Pick<World, "center" | "autopilots">,
  agent: Agent,
  name = center.nameOf(agent),
): Omit<z.output<typeof agentAnswer>, "session" | "statistics" | "waitingEvents"> {
  const { id, group, inspector, phone, queues } = agent;
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
    since: formatInstantOrNull(state.since),
  };
}

/** Returns a session in the form of an answer. */
export function writeSession({
  signedInAt,
  details,
  supervised,
  talkRight,
  skills,
  calls,
  chats,
  conference,
  booking,
  previews,
  played,
}: Session): z.output<typeof sessionAnswer> {
  return {
    signedInAt: formatInstant(signedInAt),
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
    chats: [...chats],
    conference: conference ?? null,
    booking: booking === undefined ? null : writeBooking(booking),
    previews: previews.map(({ control, numbers, data }) => ({ control, numbers: [...numbers], data })),
    played,
  };
}

function writeBooking(booking: Booking): z.output<typeof bookingAnswer> {
  if (booking.kind === "busy") return { kind: "busy", reason: booking.reason };
  return { kind: "rest", cause: booking.cause, granted: formatDuration(booking.granted) };
}
