// Lists the events on a tape for each agent, so that a rule can look at those that follow.
import type { TapedExchange } from "../../upstream/tape/gateway-tape.ts";
import { type AnsweredEvent, eventsOf } from "../session/answer-json.ts";
import { isPoll, nameRequest } from "../session/named-request.ts";
import { type TapedEvent, taped } from "./cause.ts";

/** Events with one cause come within this time (milliseconds). */
const BURST_MS = 1_000;

/** A call rings some seconds after these events, if the phone of the agent has to be picked up first. */
const BEFORE_RING: ReadonlySet<string> = new Set(["AgentState_Busy", "AgentOther_PhoneAlerting"]);
const RING_MS = 6_000;

/** The events of an exchange, and those that follow each. */
export class TapedEvents {
  readonly #byExchange = new Map<TapedExchange, readonly AnsweredEvent[]>();
  readonly #byAgent = new Map<string, (TapedEvent & { readonly at: number })[]>();
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

  /** Returns the events in the answer of an exchange. */
  of(exchange: TapedExchange): readonly AnsweredEvent[] {
    return this.#byExchange.get(exchange) ?? [];
  }

  /** Continues with the next event of an agent. Returns it with those that follow it at once. */
  next(agent: string): readonly TapedEvent[] {
    const place = this.#places.get(agent) ?? 0;
    this.#places.set(agent, place + 1);
    const events = this.#byAgent.get(agent) ?? [];
    const [first] = events.slice(place, place + 1);
    const burst = events.slice(place, place + 20);
    if (first === undefined) return [];
    const time = BEFORE_RING.has(first.name) ? RING_MS : BURST_MS;
    return burst.filter(({ at }) => at - first.at <= time);
  }

  /** Returns the calls that have no event on the tape after an exchange. */
  endingWith(exchange: TapedExchange): readonly string[] {
    const calls = this.of(exchange).map(({ event }) => taped(event["content"]));
    return calls.filter((call) => call !== "" && this.#lastOfCall.get(call) === exchange);
  }
}
