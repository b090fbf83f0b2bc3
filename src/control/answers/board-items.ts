// The agents, calls, chats and queues of the board: with their clients, the phones of outside parties, and the calls or chats that wait.
import * as z from "zod";
import type { Agent, Call, OutsideAct, OutsideParty, Queue } from "../../core/index.ts";
import { formatInstant } from "../../forms/instant-form.ts";
import type { World } from "../../world/world.ts";
import { agentAnswer, sessionAnswer, writeAgentFacts, writeSession } from "./agent-answer.ts";
import { boardPlayer, writeBoardPlayer } from "./board-recordings.ts";
import { callAnswer, callStateOf, writeCall } from "./call-answer.ts";
import { chatAnswer } from "./chat-answer.ts";
import { formatInstantOrNull, isoInstant } from "./fields.ts";
import { queueAnswer, writeQueue } from "./queue-answer.ts";

/** The schema of an agent on the board. */
export const boardAgent = z
  .strictObject({
    ...agentAnswer.omit({ statistics: true }).shape,
    session: z
      .strictObject({
        ...sessionAnswer.shape,
        polling: z.boolean().describe("Whether a poll of its client is held."),
        heardAt: isoInstant.describe(
          "World time of the latest request of its client. In a stream, this time can be up to 10 s of wall time old.",
        ),
        player: boardPlayer.nullable().describe("The recording that is played to it; null if none is."),
      })
      .nullable()
      .describe("Null if it is signed out."),
  })
  .meta({ id: "BoardAgent", description: "An agent without its counters, with the activity of its client." });

const PHONE_STATES = ["ringing", "waiting", "calling", "talking", "held", "ivr"] as const;
const OUTSIDE_ACTS = [
  "gives-up",
  "hangs-up",
  "answers",
  "is-busy",
  "refuses",
  "does-not-answer",
] as const satisfies readonly OutsideAct[];

const boardParty = z.strictObject({
  number: z.string(),
  state: z.enum(["called", "here"]),
  phone: z
    .enum(PHONE_STATES)
    .describe(
      "`ringing`: its own phone rings. `waiting`: its call waits for an agent. `calling`: its call rings at one. `held`: it is on hold.",
    ),
  next: z
    .strictObject({ act: z.enum(OUTSIDE_ACTS), at: isoInstant })
    .nullable()
    .describe("Its next action without a request, and when; null if none is planned."),
});

/** The schema of a call on the board. */
export const boardCall = z
  .strictObject({
    ...callAnswer.omit({ hears: true }).shape,
    queuedAt: isoInstant.nullable().describe("When it joined its queue; null if it was in none."),
    outside: z.array(boardParty).describe("The outside parties with their phones, the customer first."),
  })
  .meta({ id: "BoardCall", description: "A call in progress, with the phones of its outside parties." });

/** The schema of a chat on the board. */
export const boardChat = chatAnswer
  .omit({ messages: true })
  .meta({ id: "BoardChat", description: "An active chat, with its newest message." });

/** The schema of a queue on the board. */
export const boardQueue = z
  .strictObject({
    ...queueAnswer.omit({ longestWait: true }).shape,
    calls: z
      .array(z.strictObject({ call: z.string(), since: isoInstant.nullable() }))
      .describe("The waiting calls or chats in the order of service, with the instant at which each joined the queue."),
  })
  .meta({ id: "BoardQueue", description: "A queue with the calls or chats that wait in it." });

/** An agent on the board. */
export type BoardAgent = z.output<typeof boardAgent>;

/** A call on the board. */
export type BoardCall = z.output<typeof boardCall>;

/** A chat on the board. */
export type BoardChat = z.output<typeof boardChat>;

/** A queue on the board. */
export type BoardQueue = z.output<typeof boardQueue>;

/** The parts of a world that the lists of the board show. */
export type BoardLists = Pick<World, "center" | "autopilots">;

/** Returns an agent in the form of the board. `name`: its name, if it is already known, because generating one is slow. */
export function writeBoardAgent(world: BoardLists, agent: Agent, name?: string): BoardAgent {
  const { session, mailbox } = agent;
  return {
    ...writeAgentFacts(world, agent, name),
    session:
      session === undefined
        ? null
        : {
            ...writeSession(session),
            polling: session.listening,
            heardAt: formatInstant(session.heardAt),
            player: session.player === undefined ? null : writeBoardPlayer(world.center, session.player),
          },
    waitingEvents: mailbox.waiting.length,
  };
}

/** Returns a call in the form of the board. */
export function writeBoardCall(world: BoardLists, call: Call): BoardCall {
  const state = callStateOf(call);
  return {
    ...writeCall(world, call),
    queuedAt: formatInstantOrNull(call.queuedAt),
    outside: call.outside.map((party) => writeParty(party, state)),
  };
}

function writeParty({ number, state, next }: OutsideParty, call: ReturnType<typeof callStateOf>): BoardParty {
  return {
    number,
    state,
    phone: state === "called" ? "ringing" : call === "ringing" || call === "dialing" ? "calling" : call,
    next: next === undefined ? null : { act: next.act, at: formatInstant(next.at) },
  };
}

type BoardParty = z.output<typeof boardParty>;

/** Returns a queue in the form of the board; `signedIn` is the number of agents who are signed in to it. */
export function writeBoardQueue(world: BoardLists, queue: Queue, signedIn: number): BoardQueue {
  const { longestWait: _, ...written } = writeQueue(world, queue, signedIn);
  const { calls, chats } = world.center.state;
  return {
    ...written,
    calls: queue.waiting.map((call) => ({
      call,
      since: formatInstantOrNull((calls.get(call) ?? chats.get(call))?.queuedAt),
    })),
  };
}
