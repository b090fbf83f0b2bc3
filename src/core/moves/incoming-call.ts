// A customer calls: a queue, or an agent by name.

import { type Move, move } from "../floor.ts";
import { type Destination, type Media, newCall } from "../model/call.ts";
import { type CallId, callId } from "../model/ids.ts";
import { refuse } from "../model/refusal.ts";
import { factsOf } from "../steps/facts.ts";
import { lineUp } from "../steps/line-up.ts";
import { landingQueue } from "../steps/waiting.ts";
import type { Duration } from "../time/time.ts";

export interface IncomingCall {
  /** The customer's number. */
  from: string;
  to: Destination;
  /** The number that was dialed; the queue's access code or the agent's phone when absent. */
  called?: string;
  /** How long the customer waits to be answered; for ever when absent. */
  patience?: Duration;
  /** How long the customer talks before hanging up; until the agent does when absent. */
  talk?: Duration;
  /** Data that travels with the call. */
  data?: string;
  /** Voice when absent. */
  media?: Media;
}

/**
 * Lets a customer call. The call waits until an agent is free for it; where nobody is signed in to the queue, in the one that takes
 * over from it. Where no room is left to wait, the caller is turned away: the call is over when this returns.
 *
 * Refuses: unknown-agent, no-such-queue.
 */
export const incomingCall: Move<IncomingCall, CallId> = move(
  (floor, { from, to, called, patience, talk, data, media }) => {
    const { state, clock } = floor;
    const dialed = "queue" in to ? state.queues.get(to.queue) : undefined;
    const agent = "agent" in to ? state.agents.get(to.agent) : undefined;
    if ("queue" in to && dialed === undefined) return refuse("no-such-queue");
    if ("agent" in to && agent === undefined) return refuse("unknown-agent");

    const id = callId(clock.now, ++state.callSerial);
    const queue = dialed === undefined ? undefined : state.queues.get(landingQueue(floor, dialed.id));
    const call = newCall({
      id,
      feature: "inbound",
      caller: from,
      called: called ?? dialed?.accessCode ?? agent?.session?.details.phone ?? agent?.phone ?? "",
      media: media ?? "voice",
      queue: queue?.id,
      destination: to,
      begunAt: clock.now,
      data: data ?? "",
      outside: [{ number: from, state: "here", patience, talk, next: undefined }],
    });
    state.calls.set(id, call);
    floor.emit({ type: "callArrived", ...factsOf(floor, call) });
    lineUp(floor, call, queue);
    return id;
  },
);
