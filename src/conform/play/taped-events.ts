// Lists the events on a tape by agent, so that a rule can look at those that follow.
import type { TapedExchange } from "../../upstream/tape/gateway-tape.ts";
import type { AnsweredEvent } from "../session/answer-json.ts";
import { DeliveredEvents, deliveryTimeOf } from "../session/delivered-events.ts";
import { callIdOf } from "./cause-rule.ts";
import { type DatedEvent, type EventOutlook, findBurstIn } from "./event-outlook.ts";

/** The events of a whole tape. */
export class TapedEvents implements EventOutlook {
  readonly #byExchange = new Map<TapedExchange, readonly AnsweredEvent[]>();
  readonly #byAgent = new Map<string, DatedEvent[]>();
  /** The last exchange with an event of each call. */
  readonly #lastOfCall = new Map<string, TapedExchange>();
  /** The index of the next event of each agent. */
  readonly #nextIndexes = new Map<string, number>();

  constructor(exchanges: readonly TapedExchange[]) {
    const delivered = new DeliveredEvents();
    for (const exchange of [...exchanges].sort((one, other) => one.to - other.to)) {
      const events = delivered.take(exchange);
      if (events.length > 0) this.#byExchange.set(exchange, events);
      for (const { agent, name, event } of events) {
        const listed = { name, content: event["content"], at: deliveryTimeOf(exchange) };
        this.#lastOfCall.set(callIdOf(listed.content), exchange);
        const known = this.#byAgent.get(agent);
        if (known === undefined) this.#byAgent.set(agent, [listed]);
        else known.push(listed);
      }
    }
  }

  eventsOf(exchange: TapedExchange): readonly AnsweredEvent[] {
    return this.#byExchange.get(exchange) ?? [];
  }

  advance(agent: string): number {
    const index = this.#nextIndexes.get(agent) ?? 0;
    this.#nextIndexes.set(agent, index + 1);
    return index;
  }

  findBurst(agent: string, index: number): readonly DatedEvent[] {
    return findBurstIn(this.#byAgent.get(agent) ?? [], index);
  }

  findCallsEndingWith(exchange: TapedExchange): readonly string[] {
    const calls = this.eventsOf(exchange).map(({ event }) => callIdOf(event["content"]));
    return calls.filter((call) => call !== "" && this.#lastOfCall.get(call) === exchange);
  }
}
