// Collects the events of the real gateway while a session runs.
// A rule can wait for the events that follow an event.

import type { TapedExchange } from "../../../upstream/tape/gateway-tape.ts";
import { OFFERS } from "../../play/call-causes.ts";
import {
  BURST_MS,
  type DatedEvent,
  type EventOutlook,
  findBurstIn,
  MAX_BURST,
  timeOfBurst,
} from "../../play/event-outlook.ts";
import type { AnsweredEvent } from "../../session/answer-json.ts";
import { DeliveredEvents, deliveryTimeOf } from "../../session/delivered-events.ts";
import type { SessionClock } from "./session-clock.ts";

/** The events of an agent that have not been dropped yet. */
interface Stream {
  events: DatedEvent[];
  /** The index of the first of them among all events of the agent. */
  first: number;
  /** The index of the next event to play. */
  next: number;
}

/** The events of a running session. */
export class LiveEvents implements EventOutlook {
  readonly #clock: SessionClock;
  readonly #delivered = new DeliveredEvents();
  readonly #streams = new Map<string, Stream>();
  readonly #byExchange = new WeakMap<TapedExchange, readonly AnsweredEvent[]>();
  /** The callbacks of rules that wait: called when there are more events, when no more will come, or when the wait is over. */
  readonly #waiting = new Set<() => void>();
  #isOver = false;

  constructor(clock: SessionClock) {
    this.#clock = clock;
  }

  /** Adds the events of an exchange that has ended. */
  add(exchange: TapedExchange): void {
    const events = this.#delivered.take(exchange);
    if (events.length === 0) return;
    this.#byExchange.set(exchange, events);
    for (const { agent, name, event } of events) {
      const stream = this.#streamOf(agent);
      stream.events.push({ name, content: event["content"], at: deliveryTimeOf(exchange) });
    }
    this.#wake();
  }

  eventsOf(exchange: TapedExchange): readonly AnsweredEvent[] {
    return this.#byExchange.get(exchange) ?? [];
  }

  advance(agent: string): number {
    const stream = this.#streamOf(agent);
    // Earlier events were played, and are not needed anymore.
    stream.events.splice(0, stream.next - stream.first);
    stream.first = stream.next;
    return stream.next++;
  }

  async findBurst(agent: string, index: number): Promise<readonly DatedEvent[]> {
    const { events, first } = this.#streamOf(agent);
    for (;;) {
      const burst = findBurstIn(events, index - first);
      const waitMs = this.#isOver || burst.length === MAX_BURST ? 0 : latestEndOf(burst) - this.#clock.now();
      if (waitMs <= 0) return burst;
      await this.#pause(waitMs);
    }
  }

  /** Returns no calls: while a session runs, any call can get another event. */
  findCallsEndingWith(): readonly string[] {
    return [];
  }

  /** Whether a rule is waiting for events. */
  get areAwaited(): boolean {
    return this.#waiting.size > 0;
  }

  /** Ends the waiting: no more events will come. */
  end(): void {
    this.#isOver = true;
    this.#wake();
  }

  /** Waits for a time, or until there are more events. */
  #pause(waitMs: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        cancel();
        this.#waiting.delete(wake);
        resolve();
      };
      const cancel = this.#clock.after(waitMs, wake);
      this.#waiting.add(wake);
    });
  }

  #wake(): void {
    for (const wake of [...this.#waiting]) wake();
  }

  #streamOf(agent: string): Stream {
    const known = this.#streams.get(agent) ?? { events: [], first: 0, next: 0 };
    this.#streams.set(agent, known);
    return known;
  }
}

/** Returns the latest time of further events in a burst. All events of an offered call come within a second. */
function latestEndOf(burst: readonly DatedEvent[]): number {
  const [first] = burst;
  if (first === undefined) return 0;
  const offer = burst.find(({ name }) => OFFERS.has(name));
  const end = first.at + timeOfBurst(first);
  return offer === undefined ? end : Math.min(end, offer.at + BURST_MS);
}
