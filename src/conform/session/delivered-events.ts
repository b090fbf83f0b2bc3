// Finds the events that a client got in an exchange: in the answer to a poll, or in a push.
import type { TapedExchange } from "../../upstream/tape/gateway-tape.ts";
import { type AnsweredEvent, eventsOf } from "./answer-json.ts";
import { isPoll, nameExchange } from "./named-request.ts";
import { PushedEvents } from "./pushed-events.ts";

/** The events of a session. */
export class DeliveredEvents {
  readonly #pushed = new PushedEvents();

  /**
   * Returns the events of an exchange; for a push, those that no earlier push had. The exchanges must come in the order in which they
   * ended.
   */
  take(exchange: TapedExchange): readonly AnsweredEvent[] {
    if (exchange.isPush === true) return this.#pushed.take(exchange);
    const named = nameExchange(exchange);
    if (!isPoll(named) || exchange.answer === null || exchange.end !== "answered") return [];
    return eventsOf(exchange.answer, named.agent);
  }
}

/** Returns when the events of an exchange were delivered (milliseconds since the start of the tape). */
export function deliveryTimeOf({ isPush, from, to }: TapedExchange): number {
  return isPush === true ? from : to;
}
