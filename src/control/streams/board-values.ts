// Collects the values that the agents, calls and queues of the board depend on, without writing them.
import { type Agent, type Call, type Center, type Queue, type Session, stateOf } from "../../core/index.ts";
import type { ClockMode } from "../../forms/clock-mode.ts";

/** How late a stream is with the latest request of a client, in milliseconds of wall time. Clients poll all the time. */
const HEARD_DELAY_MS = 10_000;

/** Appends the values of an agent. */
export function collectAgent(center: Center, mode: ClockMode, agent: Agent, values: unknown[]): void {
  const { id, session, mailbox, queues, wrongPasswords } = agent;
  const { name, since } = stateOf(center, id);
  values.push(name, since, mailbox.waiting.length, queues, wrongPasswords, session?.serial);
  if (session !== undefined) collectSession(session, mode, values);
}

function collectSession(session: Session, mode: ClockMode, values: unknown[]): void {
  const { details, supervised, talkRight, skills, calls, booking, previews, listening, heardAt } = session;
  const { phone, autoAnswer, autoEnterIdle, releasePhone, agentType, phoneLinkage, push } = details;
  const heard = mode.kind === "manual" ? heardAt : Math.floor(heardAt / (HEARD_DELAY_MS * mode.factor));
  values.push(phone, autoAnswer, autoEnterIdle, releasePhone, agentType, phoneLinkage, push === undefined);
  values.push(supervised, talkRight, skills, booking, listening, heard, calls.length);
  for (const call of calls) values.push(call);
  for (const { control } of previews) values.push(control);
}

/** Appends the values of a call. */
export function collectCall(call: Call, values: unknown[]): void {
  const {
    media,
    queue,
    destination: to,
    queuedAt,
    waiting,
    answeredAt,
    transferredBy,
    data,
    ivr,
    legs,
    outside,
  } = call;
  values.push(media, queue, queuedAt, waiting, answeredAt, transferredBy, data, ivr !== undefined, legs.length);
  if (to !== undefined) values.push("queue" in to, "queue" in to ? to.queue : to.agent);
  for (const { agent, state, since, muted } of legs) values.push(agent, state, since, muted);
  for (const { number, state, next } of outside) values.push(number, state, next?.act, next?.at);
}

/** Appends the values of a queue; `signedIn` is the number of agents who are signed in to it. */
export function collectQueue(center: Center, queue: Queue, signedIn: number, values: unknown[]): void {
  const { freeAgents, figures, waiting } = queue;
  const { arrived, answered, abandoned, turnedAway, answeredInTime } = figures;
  values.push(signedIn, freeAgents.size, arrived, answered, abandoned, turnedAway, answeredInTime);
  for (const id of waiting) values.push(id, center.state.calls.get(id)?.queuedAt);
}
