// A customer calls: a queue, or an agent by name.
import type { Call, Destination } from "../call.ts";
import type { Move } from "../floor.ts";
import { type CallId, callId } from "../ids.ts";
import { refuse } from "../refusal.ts";
import { factsOf } from "../steps/offer.ts";
import { wait } from "../steps/waiting.ts";
import type { Duration } from "../time.ts";

export interface IncomingCall {
  /** The customer's number. */
  from: string;
  to: Destination;
  /** The number that was dialled; the queue's access code or the agent's phone when absent. */
  called?: string;
  /** How long the customer waits to be answered; for ever when absent. */
  patience?: Duration;
  /** How long the customer talks before hanging up; until the agent does when absent. */
  talk?: Duration;
  /** Data that travels with the call. */
  data?: string;
}

/** Lets a customer call. The call waits until an agent is free for it. Refuses: unknown-agent, no-such-queue. */
export const incomingCall: Move<IncomingCall, CallId> = (floor, { from, to, called, patience, talk, data }) => {
  const { state, clock } = floor;
  const queue = "queue" in to ? state.queues.get(to.queue) : undefined;
  const agent = "agent" in to ? state.agents.get(to.agent) : undefined;
  if ("queue" in to && queue === undefined) return refuse("no-such-queue");
  if ("agent" in to && agent === undefined) return refuse("unknown-agent");

  const id = callId(clock.now, ++state.callSerial);
  const call: Call = {
    id,
    feature: "inbound",
    customer: {
      number: from,
      patience,
      talk,
      timer: patience === undefined ? undefined : clock.book(clock.now + patience, { kind: "patience-over", call: id }),
    },
    called: called ?? queue?.accessCode ?? agent?.session?.details.phone ?? agent?.phone ?? "",
    destination: to,
    begunAt: clock.now,
    answeredAt: undefined,
    turnedAwayBy: [],
    data: data ?? "",
    legs: [],
  };
  state.calls.set(id, call);
  if (queue !== undefined) queue.figures.arrived++;
  floor.emit({ type: "call-arrived", ...factsOf(floor, call) });
  if (queue !== undefined) floor.emit({ type: "call-queued", call: id, queue: queue.id });
  wait(floor, call, "tail");
  return id;
};
