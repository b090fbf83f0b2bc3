// Waits in wall time for a state or an event of an agent, or for a request of a client.
// The tape has no record of a wait.
import type { Center, Instant, LoggedEvent } from "../../core/index.ts";
import { findClientEventName } from "../../scenario/conditions/client-event.ts";
import { type AgentCondition, isInState } from "../../scenario/conditions/condition.ts";
import { nameOfEvent } from "../../words/event-names.ts";
import type { GatewaySettings } from "../../words/gateway-settings.ts";
import type { LifeEnd } from "../../words/life-end.ts";
import { type Journal, type JournalEntry, matchesFilter } from "../journal/journal.ts";
import type { WallClock } from "../time/wall.ts";
import { FulfilledPlaces } from "./passed.ts";
import type { Wait } from "./wait.ts";

/** The parts of a world that waits observe. */
export interface WaitedWorld {
  readonly center: Center;
  readonly journal: Journal;
  readonly gatewaySettings: Readonly<GatewaySettings>;
  onEnd(callback: (how: LifeEnd) => void): () => void;
}

/** The fulfillment of a wait: the event, the number of the request in the journal, or neither for a state; and its world time. */
export interface Fulfilled {
  readonly at: Instant;
  readonly event?: LoggedEvent;
  readonly request?: number;
}

/** The outcome of a wait: fulfilled, or not in time, or the life of the world ended first, or the signal was aborted. */
export type WaitOutcome =
  | { readonly kind: "fulfilled"; readonly by: Fulfilled }
  | { readonly kind: "timedOut"; readonly before: CountedAfter }
  | { readonly kind: "ended"; readonly how: LifeEnd }
  | { readonly kind: "aborted" };

/** The places after which events and requests counted for a wait. */
export interface CountedAfter {
  readonly event: number;
  readonly request: number;
}

type ConditionOf<Member extends string> = Extract<AgentCondition, Readonly<Record<Member, unknown>>>;

/** The waits of a world. */
export class Waits {
  readonly #world: WaitedWorld;
  readonly #wall: WallClock;
  #center!: Center;
  #passed!: FulfilledPlaces;

  constructor(world: WaitedWorld, wall: WallClock) {
    this.#world = world;
    this.#wall = wall;
    this.#begin();
  }

  /**
   * Waits for a condition. A state counts if the agent has it now. An event or a request also counts if it came earlier in this life of the
   * world. It does not count if it, or a later one, has already fulfilled a wait for the same agent.
   *
   * @param signal ends the wait when it is aborted.
   */
  async wait({ condition, within }: Wait, signal: AbortSignal): Promise<WaitOutcome> {
    if (this.#center !== this.#world.center) this.#begin();
    const passed = this.#passed;
    const { agent } = condition;
    const before = {
      event: agent === undefined ? 0 : passed.eventsOf(agent),
      request: passed.requestsOf(agent),
    };
    const found = this.#find(condition, before);
    if (found !== undefined) return fulfill(passed, condition, found);
    if (within === 0) return { kind: "timedOut", before };
    return new Promise((resolve) => {
      const stops: (() => void)[] = [];
      const end = (outcome: WaitOutcome): void => {
        for (const stop of stops.splice(0)) stop();
        resolve(outcome);
      };
      const onAbort = (): void => end({ kind: "aborted" });
      signal.addEventListener("abort", onAbort);
      stops.push(
        () => signal.removeEventListener("abort", onAbort),
        this.#watch(condition, before, (by) => end(fulfill(passed, condition, by))),
        this.#wall.after(within, () => end({ kind: "timedOut", before })),
      );
      // Called immediately if the life has ended.
      stops.push(this.#world.onEnd((how) => end({ kind: "ended", how })));
      if (signal.aborted) onAbort();
    });
  }

  /** Starts again with each life of the world: what happened before a reset, a restored snapshot or a rewind does not count. */
  #begin(): void {
    const { center, journal } = this.#world;
    this.#center = center;
    this.#passed = new FulfilledPlaces(center.log.restored, journal.newest);
    this.#world.onEnd(() => {
      // A world that was closed, or that failed, stays in the life that has ended.
      if (this.#world.center !== center) this.#begin();
    });
  }

  /** Returns what already fulfills a condition; undefined if nothing does. */
  #find(condition: AgentCondition, before: CountedAfter): Fulfilled | undefined {
    const { center, journal, gatewaySettings } = this.#world;
    if ("operation" in condition) {
      const found = journal
        .list({ ...requestsOf(condition), inHistory: true })
        .find(({ number }) => number > before.request);
      return found && toFulfilled(found);
    }
    if ("state" in condition) return isInState(center, condition) ? { at: center.now } : undefined;
    const found = center.log.recent().find(({ serial, event }) => {
      if (serial <= before.event || !("agent" in event) || event.agent !== condition.agent) return false;
      return nameOfEvent(event, gatewaySettings) === condition.event;
    });
    return found && { at: found.at, event: found };
  }

  /** Runs the callback when a condition is fulfilled. Returns a function that cancels the wait. */
  #watch(condition: AgentCondition, before: CountedAfter, onFulfilled: (by: Fulfilled) => void): () => void {
    if ("operation" in condition) {
      const wanted = requestsOf(condition);
      return this.#world.journal.listen((record) => {
        if (record.number > before.request && matchesFilter(record, wanted)) onFulfilled(toFulfilled(record));
      });
    }
    return "state" in condition ? this.#watchState(condition, onFulfilled) : this.#watchEvents(condition, onFulfilled);
  }

  #watchEvents(condition: ConditionOf<"event">, onFulfilled: (by: Fulfilled) => void): () => void {
    const { center } = this.#world;
    return center.log.listen((logged) => {
      const { event, at } = logged;
      if (!("agent" in event) || event.agent !== condition.agent) return;
      if (findClientEventName(center, event, this.#world.gatewaySettings) === condition.event)
        onFulfilled({ at, event: logged });
    });
  }

  /** Checks the state after each move or clock entry in which something happened to the agent. During one, the state can be unfinished. */
  #watchState(condition: ConditionOf<"state">, onFulfilled: (by: Fulfilled) => void): () => void {
    const { center } = this.#world;
    let hasChanged = false;
    const stopListening = center.log.listen(({ event }) => {
      if ("agent" in event && event.agent === condition.agent) hasChanged = true;
    });
    const stopChecking = center.run.listenSettled(() => {
      if (!hasChanged) return;
      hasChanged = false;
      if (isInState(center, condition)) onFulfilled({ at: center.now });
    });
    return () => {
      stopListening();
      stopChecking();
    };
  }
}

function fulfill(passed: FulfilledPlaces, { agent }: AgentCondition, by: Fulfilled): WaitOutcome {
  if (by.event !== undefined && agent !== undefined) passed.passEvent(agent, by.event.serial);
  if (by.request !== undefined) passed.passRequest(agent, by.request);
  return { kind: "fulfilled", by };
}

function requestsOf({ operation, agent }: ConditionOf<"operation">): { operation: string; agent: string | undefined } {
  return { operation, agent: agent === undefined ? undefined : String(agent) };
}

function toFulfilled({ number, worldTime }: Pick<JournalEntry, "number" | "worldTime">): Fulfilled {
  return { at: worldTime, request: number };
}
