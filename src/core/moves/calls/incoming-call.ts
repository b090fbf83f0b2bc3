// The move that begins a customer's call to a queue, or directly to an agent.

import { declareMove, type Move } from "../../floor.ts";
import { createCall, type Destination, type Media } from "../../model/call.ts";
import { type CallId, makeCallId } from "../../model/ids.ts";
import { refuse } from "../../model/refusal.ts";
import { enqueueOrTurnAway } from "../../steps/enqueue.ts";
import { emitArrived } from "../../steps/facts.ts";
import { findLandingQueue } from "../../steps/waiting.ts";
import type { Duration } from "../../time/time.ts";

/** The input of `beginIncomingCall`. */
export interface IncomingCall {
  /** The customer's number, or a function that returns it. The function is called only if nothing refuses the call. */
  from: string | (() => string);
  to: Destination;
  /** The dialed number; by default the queue's access code or the agent's phone. */
  called?: string;
  /** The time that the customer waits for an answer; without limit by default. */
  patience?: Duration;
  /** The time that the customer talks before hanging up; by default, until the agent hangs up. */
  talk?: Duration;
  /** Data to attach to the call. */
  data?: string;
  /** Voice by default. */
  media?: Media;
}

/**
 * Begins a customer's call, and returns its id. The call waits until an agent is free. If no agent is signed in to the queue, the call
 * waits in its overflow queue, if `findLandingQueue` finds one. If a limit is reached, the caller is turned away: the call is over when
 * this returns.
 *
 * Refuses: unknown-agent, no-such-queue, wrong-media.
 */
export const beginIncomingCall: Move<IncomingCall, CallId> = declareMove(
  (floor, { from, to, called, patience, talk, data, media }) => {
    const { state, clock } = floor;
    const dialed = "queue" in to ? state.queues.get(to.queue) : undefined;
    const agent = "agent" in to ? state.agents.get(to.agent) : undefined;
    if ("queue" in to && dialed === undefined) return refuse("no-such-queue");
    if (dialed !== undefined && dialed.media !== "voice") return refuse("wrong-media");
    if ("agent" in to && agent === undefined) return refuse("unknown-agent");

    const caller = typeof from === "string" ? from : from();
    const id = makeCallId(clock.now, ++state.callSerial);
    const queue = dialed === undefined ? undefined : state.queues.get(findLandingQueue(floor, dialed.id));
    const call = createCall({
      id,
      feature: "inbound",
      caller,
      called: called ?? dialed?.accessCode ?? agent?.session?.details.phone ?? agent?.phone ?? "",
      media,
      queue: queue?.id,
      destination: to,
      begunAt: clock.now,
      data,
      outside: [{ number: caller, state: "here", patience, talk, next: undefined }],
    });
    state.calls.set(id, call);
    emitArrived(floor, call);
    enqueueOrTurnAway(floor, call, queue);
    return id;
  },
);
