// Lists the events on a tape for each agent, so that a rule can look at those that follow.
import type { TapedExchange } from "../../upstream/tape/gateway-tape.ts";
import { type AnsweredEvent, eventsOf } from "../session/answer-json.ts";
import { isPoll, nameRequest } from "../session/named-request.ts";
import { taped } from "./cause.ts";
import { type DatedEvent, type EventOutlook, eventsWithin } from "./event-outlook.ts";

/** The events of an exchange, and those that follow each. */
export class TapedEvents implements EventOutlook {
  readonly #byExchange = new Map<TapedExchange, readonly AnsweredEvent[]>();
  readonly #byAgent = new Map<string, DatedEvent[]>();
  /** The last exchange with an event of each call. */
  readonly #lastOfCall = new Map<string, TapedExchange>();
  readonly #places = new Map<string, number>();

  constructor(exchanges: readonly TapedExchange[]) {
    for (const exchange of [...exchanges].sort((one, other) => one.to - other.to)) {
      const named = nameRequest(exchange.request);
      if (!isPoll(named) || exchange.answer === null || exchange.end !== "answered") continue;
      const events = eventsOf(exchange.answer, named.agent);
      if (events.length > 0) this.#byExchange.set(exchange, events);
      for (const { agent, name, event } of events) {
        const listed = { name, content: event["content"], at: exchange.to };
        this.#lastOfCall.set(taped(listed.content), exchange);
        const known = this.#byAgent.get(agent);
        if (known === undefined) this.#byAgent.set(agent, [listed]);
        else known.push(listed);
      }
    }
  }

  of(exchange: TapedExchange): readonly AnsweredEvent[] {
    return this.#byExchange.get(exchange) ?? [];
  }

  next(agent: string): number {
    const place = this.#places.get(agent) ?? 0;
    this.#places.set(agent, place + 1);
    return place;
  }

  burst(agent: string, place: number): readonly DatedEvent[] {
    return eventsWithin(this.#byAgent.get(agent) ?? [], place);
  }

  endingWith(exchange: TapedExchange): readonly string[] {
    const calls = this.of(exchange).map(({ event }) => taped(event["content"]));
    return calls.filter((call) => call !== "" && this.#lastOfCall.get(call) === exchange);
  }
}
